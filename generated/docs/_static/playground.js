(function () {
"use strict";

// Values and how they are sent, with the same rules as in the SDK: see the style table of OpenAPI.

/** A number, or any JSON value, as it was typed, so that 64-bit integers stay exact. */
class Raw {
  constructor(text) {
    this.text = text;
  }
}

const isObject = (value) =>
  value !== null && typeof value === "object" && !Array.isArray(value) && !(value instanceof Raw);

/** JSON text, indented by `step`, or on one line with the same spaces as in the SDK. */
function toJson(value, step = "  ", indent = "\n") {
  if (value instanceof Raw) return value.text;
  if (!Array.isArray(value) && !isObject(value)) return JSON.stringify(value);
  const inner = step ? indent + step : "";
  const comma = step ? `,${inner}` : ", ";
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const items = Array.isArray(value)
    ? value.map((item) => toJson(item, step, inner))
    : Object.keys(value).map((key) => `${JSON.stringify(key)}: ${toJson(value[key], step, inner)}`);
  return items.length ? open + inner + items.join(comma) + (step ? indent : "") + close : open + close;
}

/** JSON text in ASCII, for parameters that are JSON. */
const asciiJson = (value) =>
  toJson(value, "").replace(/[\x7f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** The value of JSON text, with every number as a Raw; throws SyntaxError like JSON.parse. */
function fromJson(text) {
  JSON.parse(text);
  const marked = text.replace(TOKEN, (token) =>
    token[0] === '"' ? token : `{"\\u0000":"${token}"}`,
  );
  return JSON.parse(marked, (key, value) =>
    isObject(value) && "\0" in value ? new Raw(value["\0"]) : value,
  );
}

/** Whether two values are equal, regardless of the order of keys. */
function same(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isObject(a) || !isObject(b)) return toJson(a, "") === toJson(b, "");
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}

const sound = (text) => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, "\ufffd")
  .replace(/(^|[^\ud800-\udbff])[\udc00-\udfff]/g, "$1\ufffd");

const percent = (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
const quoteAll = (text) => encodeURIComponent(sound(text)).replace(/[!'()*]/g, percent);
const quoteQuery = (text) => quoteAll(text).replace(/%2F/g, "/");
const quoteReserved = (text) =>
  text.split(/(%[0-9A-Fa-f]{2})/).map((part, index) => index % 2 ? part
    : quoteAll(part).replace(/%(2F|3A|3F|40|21|24|27|28|29|2A|2C|3B|3D)/g, decodeURIComponent),
  ).join("");
const asIs = (text) => text;

/** One value as text; a list or an object as JSON. */
function toText(value) {
  if (typeof value === "string") return value;
  return value instanceof Raw ? value.text : toJson(value, "");
}

/** The parts of a value; nulls in it are omitted. */
function members(value, escape, explode) {
  if (Array.isArray(value)) {
    return value.filter((item) => item !== null).map((item) => escape(toText(item)));
  }
  if (!isObject(value)) return [escape(toText(value))];
  const pairs = Object.keys(value).filter((key) => value[key] !== null)
    .map((key) => [escape(key), escape(toText(value[key]))]);
  return explode ? pairs.map((pair) => pair.join("=")) : [].concat(...pairs);
}

function pathText(param, value) {
  const pieces = members(param.json ? asciiJson(value) : value, quoteAll, param.explode);
  if (param.style === "label") return `.${pieces.join(param.explode ? "." : ",")}`;
  if (param.style !== "matrix") return pieces.join(",");
  if (param.explode && isObject(value)) return pieces.map((piece) => `;${piece}`).join("");
  return (param.explode ? pieces : [pieces.join(",")])
    .map((text) => `;${quoteAll(param.name)}${text ? `=${text}` : ""}`).join("");
}

const DELIMITERS = { spaceDelimited: " ", pipeDelimited: "|", tabDelimited: "\t" };

/** Encoded [name, text] pairs of a query parameter, a cookie or a property of a form. */
function pairsOf(param, value, escape) {
  if (param.json) value = asciiJson(value);
  if (param.style === "deepObject") return deepPairs(quoteAll(param.name), value, escape);
  if (!Array.isArray(value) && !isObject(value)) {
    return [[quoteAll(param.name), escape(toText(value))]];
  }
  if (param.explode && isObject(value)) {
    return Object.keys(value).filter((key) => value[key] !== null)
      .map((key) => [quoteAll(key), escape(toText(value[key]))]);
  }
  const pieces = members(value, escape, false);
  if (param.explode) return pieces.map((piece) => [quoteAll(param.name), piece]);
  const delimiter = DELIMITERS[param.style];
  const joined = pieces.join(delimiter ? escape(delimiter) : ",");
  return pieces.length ? [[quoteAll(param.name), joined]] : [];
}

function deepPairs(name, value, escape) {
  if (value === null) return [];
  if (!Array.isArray(value) && !isObject(value)) return [[name, escape(toText(value))]];
  const nested = Array.isArray(value) && value.some((item) => Array.isArray(item) || isObject(item));
  return [].concat(...Object.keys(value).map((key) =>
    deepPairs(name + quoteAll(Array.isArray(value) && !nested ? "[]" : `[${key}]`), value[key], escape),
  ));
}

const joinPairs = (pairs) => pairs.map((pair) => pair.join("=")).join("&");

const items = (value) => (Array.isArray(value) ? value : [value]).filter((item) => item !== null);

/** The encoded pairs of a form. Objects are sent as JSON, lists repeat their name. */
const formPairs = (value) => [].concat(...Object.keys(value).map((name) =>
  items(value[name]).map((item) => [quoteAll(name), quoteAll(toText(item))])));

/** The media type of a part with a file: what the definition says, if that is one type. */
const fileType = (type) => (type && type.indexOf("*") < 0 ? type : "application/octet-stream");

/**
 * The parts of a multipart body: [name, text or file, media type]. `types` are the types of properties.
 * The file of `null` is one that nobody chose yet: every name in `files` has a part.
 */
function formParts(value, types, files) {
  const typeOf = (name) => (types[name] || "").split(",")[0].trim();
  const parts = [].concat(...Object.keys(value).map((name) => {
    const type = typeOf(name);
    const whole = type.indexOf("json") >= 0;
    return (whole ? [value[name]] : items(value[name])).map((item) => {
      if (item instanceof File) return [name, item, fileType(type)];
      if (whole || isObject(item) || Array.isArray(item)) return [name, asciiJson(item), type || "application/json"];
      return [name, toText(item), type];
    });
  }));
  return parts.concat(files.filter((name) => !(name in value)).map((name) => [name, null, fileType(typeOf(name))]));
}

/** A multipart body. FormData cannot be used: it would give every typed part a file name. */
function multipart(parts) {
  const boundary = `part-${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
  const quote = (text) => text.replace(/"/g, "%22").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
  const chunks = [];
  for (const [name, part, type] of parts) {
    const file = part instanceof File ? `; filename="${quote(part.name)}"` : "";
    const typed = type ? `Content-Type: ${type}\r\n` : "";
    chunks.push(`--${boundary}\r\nContent-Disposition: form-data; name="${quote(name)}"${file}\r\n${typed}\r\n`, part, "\r\n");
  }
  return [new Blob([...chunks, `--${boundary}--\r\n`]), `; boundary=${boundary}`];
}

/** Base64 of UTF-8. */
const base64 = (text) =>
  btoa(encodeURIComponent(sound(text)).replace(/%(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))));

// From the values of a form to a request: target, headers, body, and the secrets that it names.
//
// `given` is what is filled in: {params: {"query limit": value}, keeps: {"path path": true}, media, body, text}.
// Values are JSON with numbers as Raw, or files; `media` is the index of a media type, and `text` takes the
// place of `body` where JSON was typed.

/** The values of one of the requests that the page comes with: the minimal one, or the full example. */
function filled(op, full) {
  const pick = (entry) => (full && "full" in entry ? entry.full : entry.value);
  const params = {};
  for (const param of op.params) if (pick(param) !== undefined) params[`${param.in} ${param.name}`] = pick(param);
  const media = op.body ? Math.max(0, op.body.media.findIndex((one) => one.chosen)) : 0;
  return { params, keeps: {}, media, body: op.body && pick(op.body.media[media]) };
}

/** Whether a full example differs from the minimal request. */
const hasFull = (op) => [...op.params, ...(op.body ? op.body.media : [])].some((one) => "full" in one);

/** The request; what keeps it from being sent is added to `faults`, as {at, message, hard}. */
function requestOf(op, given, faults = []) {
  const values = {};
  const found = [];
  for (const param of op.params) {
    const key = `${param.in} ${param.name}`;
    const value = given.params[key];
    if (value !== undefined) {
      values[key] = value;
      found.push([param, value]);
    } else if (param.required || param.in === "path") {
      faults.push({ at: [param.in, param.name], message: "is required", hard: param.in === "path" });
    }
  }
  const query = [];
  const headers = op.accept === "*/*" ? [] : [["Accept", op.accept]];
  for (const [param, value] of found) {
    if (param.in === "query") query.push(joinPairs(pairsOf(param, value, param.reserved ? quoteReserved : quoteQuery)));
    if (param.in === "querystring") {
      query.push(isObject(value) && !param.json
        ? joinPairs(pairsOf({ style: "form", explode: true, name: "" }, value, quoteQuery)) : quoteAll(toText(value)));
    }
    if (param.in === "header") {
      const text = members(param.json ? asciiJson(value) : value, asIs, param.explode).join(",");
      if (!carried(text)) faults.push({ at: ["header", param.name], message: UNCARRIED, hard: true });
      headers.push([param.name, text]);
    }
  }
  const body = op.body && bodyOf(op, given, faults);
  if (body && !body.parts) headers.push(["Content-Type", body.type]);
  const path = pathOf(op.path, found, given.keeps, faults);
  const tail = query.filter(Boolean).join("&");
  const target = path + (tail && (path.indexOf("?") < 0 ? "?" : "&")) + tail;
  return { op, method: op.method, target, headers, values, body };
}

const UNCARRIED = "has characters that a header cannot carry";
/** Whether browsers send the text as the value of a header. */
const carried = (text) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text);

/** The path with its values encoded; values that would address another resource are faults. */
function pathOf(template, found, keeps, faults) {
  const texts = {};
  const fault = (name, message) => faults.push({ at: ["path", name], message, hard: true });
  for (const [param, value] of found) {
    if (param.in !== "path") continue;
    texts[param.name] = keeps[`path ${param.name}`]
      ? toText(value).split("/").map(quoteAll).join("/") : pathText(param, value);
    if (param.spans && toText(value).split(/[/\\]/).some((step) => step === "." || step === "..")) {
      fault(param.name, "must not contain '.' or '..' as a path segment");
    }
  }
  return template.split("/").map((segment) => {
    let last;
    const whole = segment.replace(/\{([^{}]*)\}/g, (braced, name) => {
      if (!(name in texts)) return braced;
      last = name;
      return texts[name];
    });
    if (last !== undefined && /^\.{0,2}$/.test(whole)) fault(last, "must not be empty, '.' or '..'");
    return whole;
  }).join("/");
}

/** The body as it is sent; of a file that nobody chose the type alone. */
function bodyOf(op, given, faults) {
  const media = op.body.media[given.media];
  const { kind, schema } = media;
  const type = media.type.indexOf("*") < 0 ? media.type : kind === "json" ? "application/json" : "application/octet-stream";
  const value = given.body;
  if (kind === "json" && given.text !== undefined) return { type, kind, text: given.text, value };
  const files = schema && kind === "multipart" ? (schema.properties || []).filter((one) => isFile(one) && one.required).map((one) => one.name) : [];
  if (value === undefined && !files.length) {
    if (op.body.required) faults.push({ at: ["body"], message: "is required", hard: false });
    return kind === "file" ? { type, kind, file: null } : undefined;
  }
  if (kind === "json") return { type, kind, value, text: toJson(value) };
  if (kind === "form" && isObject(value)) return { type, kind, value, text: joinPairs(formPairs(value)) };
  if (kind === "multipart") return { type, kind, value, parts: formParts(value || {}, media.encoding || {}, files) };
  return value instanceof File ? { type, kind, file: value } : { type, kind, text: toText(value) };
}

const isFile = (schema) => schema.type === "file" || (schema.type === "array" && schema.items.type === "file");

// The card beside the prose: the request in one language, and Play, which opens the form.

const HERE = document.currentScript.src;

/** An element. Attributes that are false or undefined are omitted; on* are listeners. */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child));
  return node;
}

const button = (label, onclick, attributes) =>
  el("button", { type: "button", class: "pg-button", onclick, ...attributes }, label);

/** An icon: lines in the color of the text around it. */
function icon(d) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of [["viewBox", "0 0 16 16"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
}

const ICONS = {
  play: "M5 3.5v9l7-4.5z",
  copy: "M5.5 5.5v-2a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M3.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1z",
  close: "M4 4l8 8M12 4l-8 8",
  link: "M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-1 1M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l1-1",
};

/** A button with an icon that copies a text, and the place where it says so; `between` stands between them. */
function copyButton(label, text, between = "", path = ICONS.copy) {
  const said = el("span", { class: "pg-said", role: "status" });
  const copy = button("", async () => {
    const done = await Site.copy(text());
    said.textContent = done === false ? "Copying failed" : "Copied";
    setTimeout(() => { said.textContent = ""; }, 2000);
  }, { class: "pg-icon", "aria-label": label, title: label });
  copy.append(icon(path));
  return [said, between, copy];
}

/** Method and path, as one line. */
const endpoint = (op) => el("p", { class: "pg-endpoint" },
  el("span", { class: `pg-method pg-${op.method.toLowerCase()}` }, op.method), el("code", {}, op.path));

/** A request as code, in the language of the site. */
class Sample {
  /** `printed` is what the page came with: the first request in curl. */
  constructor(printed) {
    this.printed = printed && printed.map((node) => node.textContent).join("");
    const languages = window.Samples ? Samples.LANGUAGES : [];
    this.select = el("select", { "aria-label": "Language", onchange: () => { Site.language = this.select.value; } },
      ...languages.map(({ id, label }) => el("option", { value: id }, label)));
    this.code = el("code", {}, ...(printed || []));
    this.node = el("div", { class: "pg-sample" },
      el("div", { class: "pg-bar" }, el("span", { class: "pg-bar-title" }, "Request"),
        ...copyButton("Copy sample", () => this.code.textContent, languages.length ? this.select : "")),
      el("pre", { tabindex: "0", role: "group", "aria-label": "Sample" }, this.code));
    Site.on("language", () => this.show(this.request));
  }

  /** Print a request; the last one that was asked for stays. */
  async show(request) {
    this.request = request;
    this.first = this.first || request;
    if (!window.Samples) return;
    const id = Samples.LANGUAGES.some((one) => one.id === Site.language) ? Site.language : "curl";
    this.select.value = id;
    const shown = await this.text(id, request);
    if (this.request === request && this.select.value === id) this.code.replaceChildren(...shown);
  }

  /** The request in a language; nothing is loaded for what the page has already. */
  async text(id, request) {
    if (this.printed && id === "curl" && request === this.first) return [Samples.highlight(id, this.printed)];
    try {
      return [Samples.highlight(id, await Samples.render(id, request))];
    } catch (error) {
      return [`This sample cannot be shown: ${error.message}.`];
    }
  }
}

class ApiPlayground extends HTMLElement {
  connectedCallback() {
    if (this.op) return;
    this.op = fromJson(this.querySelector("script").textContent);
    const given = this.querySelector("pre");
    this.play = button("Play", () => this.open(), { class: "pg-button pg-primary pg-play" });
    this.play.prepend(icon(ICONS.play));
    this.sample = new Sample(given && [...(given.querySelector("code") || given).childNodes]);
    const card = el("div", { class: "pg-card", role: "group", "aria-label": "Playground" },
      el("div", { class: "pg-head" }, endpoint(this.op), this.play), this.sample.node);
    for (const child of [...this.children]) if (child.tagName !== "SCRIPT") child.remove();
    this.append(card);
    this.sample.show(requestOf(this.op, filled(this.op)));
    const look = () => { if (/^#play(&|$)/.test(location.hash)) this.open(); };
    window.addEventListener("hashchange", look);
    look();
  }

  /** Open the form; its script is loaded the first time. */
  async open() {
    this.play.disabled = true;
    try {
      await loaded();
      this.form = this.form || Playground.form(this);
      this.form.open();
    } finally {
      this.play.disabled = false;
    }
  }
}

let loading;
/** Load the script of the form, which stands beside this one. */
function loaded() {
  loading = loading || new Promise((resolve, reject) => {
    const src = HERE.replace(/playground\.js/, "playground-form.js");
    document.head.append(el("script", { src, onload: resolve, onerror: reject }));
  });
  return loading;
}

window.Playground = {
  HERE, ICONS, Raw, Sample, asciiJson, base64, button, carried, copyButton, el, endpoint, filled, fromJson, hasFull, icon,
  isFile, isObject, multipart, quoteAll, requestOf, same, toJson, toText,
};
customElements.define("api-playground", ApiPlayground);
})();
