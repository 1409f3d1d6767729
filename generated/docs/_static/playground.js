(function () {
"use strict";

// Values and how they are sent, with the same rules as in the SDK: see the style table of OpenAPI.

/** A number, or any JSON value, as it was typed, so that 64-bit integers stay exact. */
class Raw {
  constructor(text) {
    this.text = text;
  }
}

/** An error in one input, shown next to it. */
class Fault extends Error {
  constructor(input, message) {
    super(message);
    this.input = input;
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

/** The parts of a multipart body: [name, text or file, media type]. `types` are the types of properties. */
const formParts = (value, types) => [].concat(...Object.keys(value).map((name) => {
  const type = (types[name] || "").split(",")[0].trim();
  const whole = type.indexOf("json") >= 0;
  return (whole ? [value[name]] : items(value[name])).map((item) => {
    if (item instanceof File) return [name, item, type.indexOf("*") < 0 && type ? type : "application/octet-stream"];
    if (whole || isObject(item) || Array.isArray(item)) return [name, asciiJson(item), type || "application/json"];
    return [name, toText(item), type];
  });
}));

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

// Inputs for a schema. A control is {node, input, get(strict), set(value)}: get() returns undefined if it is
// empty. If strict, it throws a Fault for a value that cannot be sent.

let count = 0;
const nextId = () => `pg-${++count}`;

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

/** Prose with `code` in it. */
const prose = (text) =>
  text.split("`").map((part, index) => (index % 2 ? el("code", {}, part) : part));

const button = (label, onclick, attributes) =>
  el("button", { type: "button", class: "pg-button", onclick, ...attributes }, label);

/** Shows or clears the error message of an input. */
function mark(input, message) {
  const note = document.getElementById(`${input.id}-fault`);
  if (message) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  if (note) note.textContent = message;
}

/** A row: label, input, explanation, fault. */
function row(schema, label, input) {
  const id = input.id || (input.id = nextId());
  input.setAttribute("aria-describedby", `${id}-doc ${id}-fault`);
  if (schema.required) input.setAttribute("aria-required", "true");
  return el("div", { class: "pg-row" },
    el("label", { for: id }, label,
      el("span", { class: "pg-kind" }, ` ${schema.format || schema.type}`),
      schema.required && el("span", { class: "pg-required" }, " required")),
    input,
    el("p", { class: "pg-fault", id: `${id}-fault` }),
    el("p", { class: "pg-doc", id: `${id}-doc` }, ...prose(schema.doc || "")));
}

/** The control of a schema; `schema.name` is its label. */
function control(schema, label = schema.name || "value") {
  const make = CONTROLS[schema.type] || textControl;
  return make(schema, label);
}

const NUMBERS = {
  integer: [/^-?(0|[1-9]\d*)$/, "must be an integer"],
  number: [/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/, "must be a number"],
};

function textControl(schema, label) {
  const input = el("input", {
    type: schema.secret || schema.format === "password" ? "password" : "text",
    autocomplete: "off",
    spellcheck: "false",
    inputmode: NUMBERS[schema.type] ? "decimal" : undefined,
  });
  return {
    node: row(schema, label, input),
    input,
    get(strict) {
      const text = input.value;
      if (text === "") return undefined;
      if (!NUMBERS[schema.type]) return text;
      const [pattern, message] = NUMBERS[schema.type];
      if (pattern.test(text.trim())) return new Raw(text.trim());
      if (strict) throw new Fault(input, message);
      return undefined;
    },
    set(value) {
      input.value = value === undefined || value === null ? "" : toText(value);
    },
  };
}

function choiceControl(schema, label) {
  const values = schema.type === "boolean" ? [true, false] : schema.values;
  const texts = values.map((value) => toText(value));
  const input = el("select", {},
    el("option", { value: "" }, "not sent"),
    ...texts.map((text, index) => el("option", { value: String(index) }, text || '""')));
  return {
    node: row(schema, label, input),
    input,
    get: () => (input.value === "" ? undefined : values[Number(input.value)]),
    set(value) {
      const index = value === undefined ? -1 : texts.indexOf(toText(value));
      input.value = index < 0 ? "" : String(index);
    },
  };
}

function fileControl(schema, label) {
  const input = el("input", { type: "file" });
  return {
    node: row({ ...schema, type: "file" }, label, input),
    input,
    get: () => input.files[0],
    set() {},
  };
}

function anyControl(schema, label) {
  const input = el("textarea", { rows: "3", spellcheck: "false" });
  return {
    node: row({ ...schema, type: "JSON" }, label, input),
    input,
    get(strict) {
      if (!input.value.trim()) return undefined;
      try {
        return fromJson(input.value);
      } catch (error) {
        if (strict) throw new Fault(input, `is not valid JSON: ${error.message}`);
        return undefined;
      }
    },
    set(value) {
      input.value = value === undefined ? "" : toJson(value);
    },
  };
}

/** A collapsible group; open if it is required. */
function group(schema, label, ...children) {
  const node = el("details", { class: "pg-group", open: Boolean(schema.required) },
    el("summary", {}, label,
      el("span", { class: "pg-kind" }, ` ${schema.type === "object" ? "object" : schema.type === "array" ? "list" : schema.type}`),
      schema.required && el("span", { class: "pg-required" }, " required")),
    schema.doc && el("p", { class: "pg-doc" }, ...prose(schema.doc)),
    ...children);
  return node;
}

/** The fields of an object. Keys in JSON that the schema does not list are kept. */
function objectFields(schema) {
  const fields = schema.properties.map((property) => [property, control(property)]);
  let extra = {};
  return {
    nodes: fields.map(([, field]) => field.node),
    input: fields.length ? fields[0][1].input : undefined,
    get(strict, needed) {
      const value = {};
      let missing;
      for (const [property, field] of fields) {
        const one = field.get(strict);
        if (one !== undefined) value[property.name] = one;
        else if (property.required && !missing) missing = field;
      }
      Object.assign(value, extra);
      if (!needed && !Object.keys(value).length) return undefined;
      if (strict && missing) throw new Fault(missing.input, "is required");
      return value;
    },
    set(value) {
      const given = isObject(value) ? value : {};
      const known = new Set(schema.properties.map((property) => property.name));
      for (const [property, field] of fields) field.set(given[property.name]);
      extra = {};
      for (const key of Object.keys(given)) if (!known.has(key)) extra[key] = given[key];
    },
  };
}

function objectControl(schema, label) {
  const fields = objectFields(schema);
  const node = group(schema, label, ...fields.nodes);
  return {
    node,
    input: fields.input || node,
    get: (strict) => fields.get(strict, schema.required),
    set(value) {
      fields.set(value);
      if (value !== undefined) node.open = true;
    },
  };
}

/** Lists and maps: entries can be added and removed. */
function listControl(schema, label) {
  const isMap = schema.type === "map";
  const entries = [];
  const list = el("div", { class: "pg-list" });
  const add = (key, value) => {
    const name = isMap && textControl({ type: "string" }, `${label}: name`);
    const item = control({ ...schema.items, doc: "" }, isMap ? `${label}: value` : `${label} item`);
    const entry = { name, item };
    const remove = button("Remove", () => {
      entries.splice(entries.indexOf(entry), 1);
      entry.node.remove();
      more.focus();
      changed(node);
    }, { "aria-label": `Remove this ${label} item` });
    entry.node = el("div", { class: "pg-entry" }, name && name.node, item.node, remove);
    if (name) name.set(key);
    item.set(value);
    entries.push(entry);
    list.append(entry.node);
    return entry;
  };
  const more = button("Add", () => {
    const entry = add("", undefined);
    (entry.name || entry.item).input.focus();
    changed(node);
  }, { "aria-label": `Add to ${label}` });
  const node = group(schema, label, list, more);
  return {
    node,
    input: more,
    get(strict) {
      if (!entries.length && !(schema.required && strict)) return undefined;
      if (!isMap) {
        return entries.map(({ item }) => item.get(strict)).filter((one) => one !== undefined);
      }
      const value = {};
      for (const { name, item } of entries) {
        const key = name.get(strict);
        const one = item.get(strict);
        if (key !== undefined && one !== undefined) value[key] = one;
      }
      return value;
    },
    set(value) {
      entries.splice(0);
      list.textContent = "";
      const given = isMap ? (isObject(value) ? value : {}) : Array.isArray(value) ? value : [];
      for (const key of Object.keys(given)) add(key, given[key]);
      if (entries.length) node.open = true;
    },
  };
}

function unionControl(schema, label) {
  const slot = el("div");
  const variants = schema.variants.map((variant) => ({ required: schema.required, ...variant }));
  const titles = variants.map((variant) => variant.title);
  const select = el("select", { onchange: () => show(Number(select.value)) },
    ...titles.map((title, index) => el("option", { value: String(index) }, title)));
  let inner;
  const show = (index) => {
    inner = control(variants[index], label);
    slot.replaceChildren(inner.node);
  };
  const fits = (variant, value) => {
    if (variant.type === "object") {
      return isObject(value) ? 1 + variant.properties.filter((one) => one.name in value).length : 0;
    }
    if (variant.type === "array") return Array.isArray(value) ? 1 : 0;
    if (variant.type === "map") return isObject(value) ? 1 : 0;
    if (variant.type === "enum") return variant.values.some((one) => same(one, value)) ? 2 : 0;
    if (variant.type === "any") return 0.5;
    const kind = value instanceof Raw ? "number" : typeof value;
    return kind === (variant.type === "integer" ? "number" : variant.type) ? 1 : 0;
  };
  show(0);
  return {
    node: el("div", { class: "pg-union" },
      row({ type: "one of several", doc: schema.doc }, `${label}: type`, select), slot),
    get input() {
      return inner.input;
    },
    get: (strict) => inner.get(strict),
    set(value) {
      if (value !== undefined) {
        const scores = variants.map((variant) => fits(variant, value));
        select.value = String(scores.indexOf(Math.max(...scores)));
        show(Number(select.value));
      }
      inner.set(value);
    },
  };
}

const CONTROLS = {
  boolean: choiceControl,
  enum: choiceControl,
  file: fileControl,
  any: anyControl,
  object: objectControl,
  array: listControl,
  map: listControl,
  union: unionControl,
};

/** Notifies the playground around `node` that a value changed. */
const changed = (node) => node.dispatchEvent(new Event("input", { bubbles: true }));

// The request as code. Secrets are read from environment variables; all other text is quoted.

const SHELL_PLAIN = /^[\w\-.~%/?=&,:;@+*]*$/;
const shellQuote = (text) => `'${text.split("'").join("'\\''")}'`;
/** A word of text and a variable: `"text${VARIABLE}"`. */
const shellWord = (text, variable) => SHELL_PLAIN.test(text.replace(/ /g, ""))
  ? `"${text}${variable}"` : `${shellQuote(text)}"${variable}"`;

/** curl: one option per line. */
function curlSample(op, request) {
  const lines = [`curl --request ${request.method}`];
  for (const [name, prefix, variable, encoded] of request.secrets) {
    lines.push(encoded ? `--user "\${${variable}}"`
      : `--header ${shellWord(`${name}: ${prefix}`, `\${${variable}}`)}`);
  }
  for (const [name, variable] of request.context) {
    lines.push(`--header ${shellWord(`${name}: `, `\${${variable}}`)}`);
  }
  for (const [name, text] of request.headers) lines.push(`--header ${shellQuote(`${name}: ${text}`)}`);
  const body = request.body;
  if (body && body.parts) {
    for (const [name, part] of body.parts) {
      lines.push(part instanceof File || part === undefined
        ? `--form ${shellQuote(`${name}=@`)}"\${FILE}"`
        : `--form-string ${shellQuote(`${name}=${part}`)}`);
    }
  } else if (body && body.file !== undefined) {
    lines.push('--data-binary "@${FILE}"');
  } else if (body) {
    lines.push(`--data-raw ${shellQuote(body.text)}`);
  }
  if (op.binary) lines.push("--output download.bin");
  const secret = secretQuery(request, (variable) => `\${${variable}}`);
  const target = SHELL_PLAIN.test(request.target) ? request.target : `"${shellQuote(request.target)}"`;
  lines.push(`"\${${op.root}}${target}${secret}"`);
  return lines.join(" \\\n  ");
}

const secretQuery = (request, say) =>
  request.secretQuery.map(([name, variable], index) =>
    `${index || request.target.indexOf("?") >= 0 ? "&" : "?"}${quoteAll(name)}=${say(variable)}`).join("");

const jsText = (text) => JSON.stringify(text).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);

/** Whether JavaScript keeps the JSON numbers in a value exactly. */
const exact = (value) => toJson(JSON.parse(toJson(value, "")), "") === toJson(value, "");

/** TypeScript with fetch. */
function typescriptSample(op, request) {
  const setting = (name) => `process.env.${name}`;
  const headers = [];
  for (const [name, prefix, variable, encoded] of request.secrets) {
    headers.push(`${jsText(name)}: ${encoded ? `"Basic " + btoa(${setting(variable)}!)` : `\`${prefix}\${${setting(variable)}}\``}`);
  }
  for (const [name, variable] of request.context) headers.push(`${jsText(name)}: ${setting(variable)}!`);
  for (const [name, text] of request.headers) headers.push(`${jsText(name)}: ${jsText(text)}`);
  const body = request.body;
  const before = [];
  const options = [`method: ${jsText(request.method)}`];
  if (headers.length) options.push(`headers: {\n      ${headers.join(",\n      ")},\n    }`);
  if (body && body.parts) {
    before.push("const form = new FormData();");
    for (const [name, part] of body.parts) {
      const value = part instanceof File || part === undefined
        ? "new Blob([await readFile(process.env.FILE!)])" : jsText(part);
      before.push(`form.append(${jsText(name)}, ${value});`);
    }
    options.push("body: form");
  } else if (body && body.file !== undefined) {
    options.push("body: await readFile(process.env.FILE!)");
  } else if (body) {
    const plain = body.kind === "json" && body.value !== undefined && exact(body.value);
    options.push(`body: ${plain ? `JSON.stringify(${toJson(body.value, "  ", "\n    ")})` : jsText(body.text)}`);
  }
  const url = `${setting(op.root)} + ${jsText(request.target)}${
    request.secretQuery.length ? ` + \`${secretQuery(request, (name) => `\${encodeURIComponent(${setting(name)}!)}`)}\`` : ""}`;
  const needsFile = body && (body.file !== undefined || body.parts);
  return [
    needsFile ? 'import { readFile } from "node:fs/promises";\n\n' : "",
    "async function main(): Promise<void> {\n",
    ...before.map((line) => `  ${line}\n`),
    `  const response = await fetch(${url}, {\n    ${options.join(",\n    ")},\n  });\n`,
    "  if (!response.ok) {\n    throw new Error(`${response.status}: ${await response.text()}`);\n  }\n",
    op.binary ? "  console.log(await response.arrayBuffer());\n" : "  console.log(await response.text());\n",
    "}\n\nmain();\n",
  ].join("");
}

/** A Python literal. */
function pyLiteral(value, indent = "\n") {
  if (value === null) return "None";
  if (value === true || value === false) return value ? "True" : "False";
  if (value instanceof Raw) return value.text;
  if (typeof value === "string") return JSON.stringify(sound(value)).replace(/[\x7f-\x9f\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  if (typeof value === "number") return String(value);
  const inner = `${indent}    `;
  const items = Array.isArray(value)
    ? value.map((item) => pyLiteral(item, inner))
    : Object.keys(value).map((key) => `${pyLiteral(key)}: ${pyLiteral(value[key], inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const line = `${open}${items.join(", ")}${close}`;
  return line.length < 60 ? line : `${open}${items.map((item) => `${inner}${item},`).join("")}${indent}${close}`;
}

const pyCall = (name, parts, indent) => {
  const line = `${name}(${parts.join(", ")})`;
  return line.length <= 72 && line.indexOf("\n") < 0 ? line
    : `${name}(${parts.map((part) => `${indent}    ${part},`).join("")}${indent})`;
};

/** Python with the SDK of this site, or with requests if there is none. */
function pythonSample(op, request) {
  const env = (name) => `os.environ["${name}"]`;
  const sdk = op.sdk;
  const file = 'Path(os.environ["FILE"])';
  const body = request.body;
  const needsFile = body && (body.file !== undefined || body.parts);
  const head = `import os\n${needsFile ? "from pathlib import Path\n" : ""}\n`;
  if (!sdk) return head + requestsSample(op, request, env);
  const values = [];
  for (const [name, place, wire] of sdk.params) {
    const given = place === "body_root" ? (body && body.file !== undefined ? body.file : body && body.value)
      : place === "body" ? body && isObject(body.value) ? body.value[wire] : undefined
      : request.values[`${place} ${wire}`];
    const isFile = given instanceof File || (place === "body_root" && body && body.file !== undefined);
    if (given !== undefined) values.push(`${name}=${isFile ? file : pyLiteral(given, "\n    ")}`);
  }
  const client = sdk.arguments.map(([name, variable]) => `${name}=${env(variable)}`);
  return `${head}from ${sdk.package} import ${sdk.client}\n\n` +
    `${pyCall(`client = ${sdk.client}`, client, "\n")}\n` +
    `${pyCall(`result = ${sdk.call}`, values, "\n")}\nprint(result)\n`;
}

function requestsSample(op, request, env) {
  const headers = [];
  const parts = [pyLiteral(request.method), `${env(op.root)} + ${pyLiteral(request.target)}`];
  for (const [name, prefix, variable, encoded] of request.secrets) {
    if (encoded) parts.push(`auth=tuple(${env(variable)}.split(":", 1))`);
    else headers.push(`${pyLiteral(name)}: ${prefix ? `${pyLiteral(prefix)} + ` : ""}${env(variable)}`);
  }
  for (const [name, variable] of request.context) headers.push(`${pyLiteral(name)}: ${env(variable)}`);
  for (const [name, text] of request.headers) headers.push(`${pyLiteral(name)}: ${pyLiteral(text)}`);
  if (request.secretQuery.length) {
    parts.push(`params={${request.secretQuery.map(([name, variable]) => `${pyLiteral(name)}: ${env(variable)}`).join(", ")}}`);
  }
  if (headers.length) parts.push(`headers={${headers.map((line) => `\n        ${line},`).join("")}\n    }`);
  const body = request.body;
  if (body && body.parts) {
    const isFile = (part) => part instanceof File || part === undefined;
    parts.push(`files=[${body.parts.map(([name, part]) =>
      `(${pyLiteral(name)}, ${isFile(part) ? 'Path(os.environ["FILE"]).open("rb")' : `(None, ${pyLiteral(part)})`})`).join(", ")}]`);
  } else if (body && body.file !== undefined) {
    parts.push('data=Path(os.environ["FILE"]).open("rb")');
  } else if (body) {
    parts.push(`data=${pyLiteral(body.text)}.encode()`);
  }
  return `import requests\n\n${pyCall("response = requests.request", parts, "\n")}\n` +
    `response.raise_for_status()\nprint(response.${op.binary ? "content" : "text"})\n`;
}

const SAMPLES = [
  ["curl", "curl", curlSample],
  ["typescript", "TypeScript", typescriptSample],
  ["python", "Python", pythonSample],
];

// What is remembered between pages, and where requests go.

const PREFIX = `api-playground ${document.title.split(" - ").pop()} `;

/** Values kept in the tab, or on the device if the user asks for it. Storage may be disabled. */
const memory = {
  get(key) {
    try {
      return sessionStorage.getItem(PREFIX + key) || localStorage.getItem(PREFIX + key) || "";
    } catch (error) {
      return "";
    }
  },
  set(key, value, remember) {
    try {
      localStorage.removeItem(PREFIX + key);
      sessionStorage.removeItem(PREFIX + key);
      if (value) (remember ? localStorage : sessionStorage).setItem(PREFIX + key, value);
    } catch (error) {
      // the page also works without storage
    }
  },
  lasts(key) {
    try {
      return Boolean(localStorage.getItem(PREFIX + key));
    } catch (error) {
      return false;
    }
  },
};

/** The proxy of `serve`: {prefix, roots}. A page can only use these roots, by their index. */
function proxyOf(root) {
  const meta = document.querySelector('meta[name="api-playground-proxy"]');
  if (!meta) return "";
  const { prefix, roots } = JSON.parse(meta.content);
  const index = roots.indexOf(root);
  return index < 0 ? "" : location.origin + prefix + index;
}

// The body of a request: one control for each media type.

/** The control of one media type. */
function bodyControl(media, required) {
  const schema = media.schema || { type: media.kind === "file" ? "file" : "text" };
  const given = media.value;
  if (media.kind !== "json") {
    if (schema.type !== "object") {
      const field = schema.type === "file" ? fileControl({ required }, "File")
        : rawText(typeof given === "string" ? given : "", `${media.type} text`, required);
      return { media, node: field.node, input: field.input, get: field.get };
    }
    const fields = objectFields(schema);
    fields.set(given);
    return { media, node: el("div", {}, ...fields.nodes), input: fields.input, get: (strict) => fields.get(strict, required) };
  }
  return jsonControl(media, { ...schema, required }, given);
}

/** A body as a form or as JSON text; text is sent exactly as typed. */
function jsonControl(media, schema, given) {
  const isForm = schema.type === "object";
  const form = isForm ? objectFields(schema) : control(schema, "Body");
  const raw = rawText("", "Body as JSON", schema.required);
  const box = el("div", {}, ...(form.nodes || [form.node]));
  const read = (strict) => (isForm ? form.get(strict, schema.required) : form.get(strict));
  /** Whether the form can represent a value exactly: it cannot hold null, empty lists or line breaks. */
  const holds = (value) => {
    form.set(value);
    return value === undefined || same(read(false), value);
  };
  const show = (isRaw) => {
    body.isRaw = isRaw;
    toggle.textContent = isRaw ? "Edit as form" : "Edit as JSON";
    raw.node.hidden = !isRaw;
    box.hidden = isRaw;
  };
  const toggle = button("", () => {
    let fault = "";
    if (body.isRaw) {
      try {
        if (!holds(raw.input.value.trim() ? fromJson(raw.input.value) : undefined)) {
          fault = "contains values that the form cannot show";
        }
      } catch (error) {
        fault = `is not valid JSON: ${error.message}`;
      }
    } else {
      const value = read(false);
      raw.input.value = value === undefined ? "" : toJson(value);
    }
    mark(raw.input, fault);
    if (fault) raw.input.focus();
    else show(!body.isRaw);
    changed(toggle);
  }, { class: "pg-button pg-switch" });
  const body = {
    media,
    isRaw: false,
    node: el("div", {}, toggle, box, raw.node),
    get input() {
      return body.isRaw ? raw.input : form.input || toggle;
    },
    get(strict) {
      if (!body.isRaw) return read(strict);
      const text = raw.get(strict);
      try {
        if (text !== undefined) body.parsed = fromJson(text);
      } catch (error) {
        if (strict) throw new Fault(raw.input, `is not valid JSON: ${error.message}`);
      }
      return text === undefined ? undefined : { text, value: body.parsed };
    },
  };
  const fits = holds(given);
  if (!fits) raw.input.value = toJson(given);
  show(!fits);
  return body;
}

function rawText(text, label, required) {
  const input = el("textarea", { rows: "8", spellcheck: "false" });
  input.value = text;
  return {
    node: row({ type: "text", required }, label, input),
    input,
    get: () => (input.value === "" ? undefined : input.value),
  };
}

// From what the form holds to a request: target, headers, body, and the secrets that it names.

/** The request that the form describes; strict refuses values that cannot be sent. */
function requestOf({ op, params, secrets = [], chosen }, strict) {
  const values = {};
  const found = [];
  for (const [param, field] of params) {
    const value = field.get(strict);
    if (value === undefined) {
      if (strict && (param.required || param.in === "path")) throw new Fault(field.input, "is required");
      continue;
    }
    values[`${param.in} ${param.name}`] = value;
    found.push([param, value, field]);
  }
  const query = [];
  const headers = op.accept === "*/*" ? [] : [["Accept", op.accept]];
  for (const [param, value] of found) {
    if (param.in === "query") query.push(joinPairs(pairsOf(param, value, param.reserved ? quoteReserved : quoteQuery)));
    if (param.in === "querystring") {
      query.push(isObject(value) && !param.json
        ? joinPairs(pairsOf({ style: "form", explode: true, name: "" }, value, quoteQuery)) : quoteAll(toText(value)));
    }
    if (param.in === "header") headers.push([param.name, members(param.json ? asciiJson(value) : value, asIs, param.explode).join(",")]);
  }
  const body = chosen && bodyOf(chosen, op.body.required, strict);
  if (body && !body.parts) headers.push(["Content-Type", body.type]);
  const path = pathOf(op.path, found, strict);
  const tail = query.filter(Boolean).join("&");
  const target = path + (tail && (path.indexOf("?") < 0 ? "?" : "&")) + tail;
  return {
    op, method: op.method, target, headers, values, body,
    secrets: secrets.filter((one) => one.in === "header").map((one) => [one.name, one.prefix, one.variable, one.encoded]),
    secretQuery: secrets.filter((one) => one.in === "query").map((one) => [one.name, one.variable]),
    context: op.context.map((header) => [header.name, header.variable]),
  };
}

/** The path with its values encoded; values that would address another resource are refused. */
function pathOf(template, found, strict) {
  const texts = {};
  for (const [param, value, field] of found) {
    if (param.in !== "path") continue;
    const keeps = param.keeps && param.keeps();
    texts[param.name] = [keeps ? toText(value).split("/").map(quoteAll).join("/") : pathText(param, value), field.input];
    const climbs = param.spans && toText(value).split(/[/\\]/).some((step) => step === "." || step === "..");
    if (climbs && strict) throw new Fault(field.input, "must not contain '.' or '..' as a path segment");
  }
  return template.split("/").map((segment) => {
    let input;
    const filled = segment.replace(/\{([^{}]*)\}/g, (whole, name) => {
      if (!texts[name]) return whole;
      input = texts[name][1];
      return texts[name][0];
    });
    if (input && strict && /^\.{0,2}$/.test(filled)) throw new Fault(input, "must not be empty, '.' or '..'");
    return filled;
  }).join("/");
}

/** The body as it is sent; of a file that nobody chose the type alone. */
function bodyOf(body, required, strict) {
  const value = body.get(strict);
  if (value === undefined) {
    if (strict && !required) return undefined;
    if (strict) throw new Fault(body.input, "is required");
    return body.media.kind === "file" ? { type: body.media.type, file: null } : undefined;
  }
  const { kind } = body.media;
  const type = body.media.type.indexOf("*") < 0 ? body.media.type : kind === "json" ? "application/json" : "application/octet-stream";
  if (kind === "json") {
    return body.isRaw ? { type, kind, text: value.text, value: value.value } : { type, kind, value, text: toJson(value) };
  }
  if (kind === "form" && isObject(value)) return { type, kind, value, text: joinPairs(formPairs(value)) };
  if (kind === "multipart" && isObject(value)) return { type, kind, value, parts: formParts(value, body.media.encoding || {}) };
  return value instanceof File ? { type, kind, file: value } : { type, kind, text: value };
}

// The reply, or why there is none.

/** Shows the outcome of a request below the form; `state` is the line beside the buttons. */
class Reply {
  constructor(state) {
    this.state = state;
    this.answer = el("div", { class: "pg-answer" });
    this.node = el("section", { class: "pg-reply", hidden: true, "aria-label": "Response" }, el("h3", {}, "Response"), this.answer);
  }

  async show(response, blob, time, request) {
    const line = `${response.status} ${response.statusText}`.trim();
    this.state.textContent = `${line}, ${time} ms`;
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    const type = response.headers.get("content-type") || "";
    const isText = /json|text|xml|javascript|yaml|urlencoded/i.test(type) || (!type && blob.size < 65536);
    let body = el("p", { class: "pg-doc" }, blob.size ? "The body is binary." : "The response has no body.");
    if (blob.size && isText) body = el("pre", { tabindex: "0", "aria-label": "Response body" }, pretty(await blob.text(), type));
    const name = decodeURIComponent(request.target.split("?")[0].split(/\/|%2F/i).pop()) || "reply";
    if (this.objectUrl) URL.revokeObjectURL(this.objectUrl);
    this.objectUrl = URL.createObjectURL(blob);
    this.answer.replaceChildren(
      el("p", { class: "pg-line" },
        el("strong", { class: response.ok ? "pg-good" : "pg-bad" }, line), `${time} ms, ${blob.size} bytes`,
        blob.size ? el("a", { href: this.objectUrl, download: isText ? `${name}.txt` : name }, "Download") : ""),
      el("details", {}, el("summary", {}, "Headers"), el("pre", { tabindex: "0", "aria-label": "Response headers" }, headers)),
      body);
    this.node.hidden = false;
  }

  /** A failure without a response. Browsers do not say why; a second request tells whether the host is up. */
  async explain(root, error, proxied) {
    let reached = false;
    if (!proxied && !(location.protocol === "https:" && /^http:/.test(root))) {
      try {
        await fetch(root, { mode: "no-cors", credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" });
        reached = true;
      } catch (silence) {
        reached = false;
      }
    }
    const host = new URL(root).origin;
    const lines = reached
      ? [`No readable response: ${host} probably does not let pages from ${location.origin} read its responses (CORS).`,
        "The request may still have reached the server."]
      : [`No response from ${host}.`, `The browser reports: ${error.message}. Check the root URL and your network.`];
    this.state.textContent = lines[0];
    this.answer.replaceChildren(el("div", { class: "pg-note" },
      el("p", {}, el("strong", {}, lines[0])), el("p", {}, lines[1]),
      reached && el("p", {}, "To avoid this, serve these pages with the generator that they come from. Its local server forwards requests:"),
      reached && el("pre", { tabindex: "0" }, `python -m generator serve --root ${shellQuote(root)}`),
      reached && el("p", {}, "Or copy the curl sample and run it in a terminal.")));
    this.node.hidden = false;
  }
}

const SHOWN = 300000;

function pretty(text, type) {
  let shown = text;
  try {
    if (/json/i.test(type)) shown = toJson(fromJson(text));
  } catch (error) {
    shown = text;
  }
  return shown.length > SHOWN ? `${shown.slice(0, SHOWN)}\n… ${shown.length - SHOWN} more characters: download the response to see them` : shown;
}

// The element: reads its operation, builds the form, sends the request, keeps the sample in step.

const PLACES = [["path", "Path parameters"], ["query", "Query parameters"], ["querystring", "Query"], ["header", "Headers"], ["cookie", "Cookies"]];
const FORBIDDEN = "Browsers do not let a page send cookies to another host. Use one of the samples instead.";

class ApiPlayground extends HTMLElement {
  connectedCallback() {
    if (this.op) return;
    this.op = fromJson(this.querySelector("script").textContent);
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Playground");
    this.params = this.op.params.map((param) => [param, control(param)]);
    this.bodies = this.op.body ? this.op.body.media.map((media) => bodyControl(media, this.op.body.required)) : [];
    this.chosen = this.bodies.find((body) => "value" in body.media) || this.bodies[0];
    const form = el("form", { class: "pg-form", novalidate: true, onsubmit: (event) => this.submit(event) },
      this.connection(), ...this.fields(), this.actions());
    this.reply = new Reply(this.state);
    this.append(el("div", { class: "pg-grid" }, form, this.sample()), this.reply.node);
    for (const [param, field] of this.params) field.set(param.value);
    this.addEventListener("input", () => this.refresh());
    this.addEventListener("change", () => this.refresh());
    this.showBody();
    this.refresh();
  }

  // ---- at the top: root, login, context ----------------------------------------------------

  connection() {
    const servers = nextId();
    this.root = el("input", { type: "text", inputmode: "url", list: servers, spellcheck: "false", autocomplete: "off" });
    this.root.value = memory.get("root") || this.op.servers[0] || "";
    this.root.addEventListener("change", () => memory.set("root", this.root.value.trim()));
    this.context = this.op.context.map((header) => {
      const field = textControl({ type: "string", doc: header.doc }, header.name);
      field.set(memory.get(header.name));
      field.input.addEventListener("change", () => memory.set(header.name, field.input.value, memory.lasts(header.name)));
      return [header, field];
    });
    return el("div", { class: "pg-part" },
      row({ type: "" }, "Root URL", this.root),
      el("datalist", { id: servers }, ...this.op.servers.map((url) => el("option", { value: url }))),
      ...this.login(), ...this.context.map(([, field]) => field.node));
  }

  login() {
    this.secrets = this.op.security.filter((one) => one.name);
    if (!this.secrets.length) return [];
    const id = nextId();
    const key = (one) => `secret ${one.scheme}`;
    const fields = this.secrets.map((one) => {
      const label = one.encoded ? "User name and password, as user:password" : one.kind === "apiKey" ? "API key" : "API token";
      return [one, textControl({ type: "string", format: "password" }, label)];
    });
    const remember = el("input", { type: "checkbox", id: nextId() });
    const panel = el("div", { class: "pg-login", id, hidden: true },
      ...fields.map(([, field]) => field.node),
      el("p", { class: "pg-check" }, remember,
        el("label", { for: remember.id }, "Remember on this device (otherwise only in this tab)")),
      button("Save", () => {
        for (const [one, field] of fields) {
          memory.set(key(one), field.input.value.trim().replace(/^(bearer|basic)\s+/i, ""), remember.checked);
        }
        toggle(false);
      }, { class: "pg-button pg-primary" }),
      button("Log out", () => {
        for (const [one] of fields) memory.set(key(one), "");
        toggle(false);
      }));
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") toggle(false);
      if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
      event.preventDefault();
      panel.querySelector(".pg-primary").click();
    });
    const open = button("Login", () => toggle(panel.hidden), { "aria-controls": id, class: "pg-button pg-login-button" });
    const toggle = (shown) => {
      panel.hidden = !shown;
      open.setAttribute("aria-expanded", String(shown));
      open.textContent = this.secrets.every((one) => memory.get(key(one))) ? "Logged in" : "Login";
      for (const [one, field] of fields) field.input.value = shown ? memory.get(key(one)) : "";
      remember.checked = fields.some(([one]) => memory.lasts(key(one)));
      if (shown) fields[0][1].input.focus();
      else if (this.isConnected && panel.contains(document.activeElement)) open.focus();
    };
    toggle(false);
    this.secret = (one) => memory.get(key(one));
    return [open, panel];
  }

  // ---- parameters and body ------------------------------------------------------------------

  fields() {
    const parts = PLACES.map(([place, title]) => {
      const found = this.params.filter(([param]) => param.in === place);
      return found.length && el("div", { class: "pg-part" }, el("h3", {}, title),
        place === "cookie" && el("p", { class: "pg-doc" }, FORBIDDEN),
        ...[].concat(...found.map(([param, field]) => [field.node, this.slashes(param)])));
    });
    if (this.bodies.length) {
      this.bodyBox = el("div");
      const select = el("select", { onchange: () => {
        this.chosen = this.bodies[Number(select.value)];
        this.showBody();
      } }, ...this.bodies.map((body, index) => el("option", { value: String(index) }, body.media.type)));
      select.value = String(this.bodies.indexOf(this.chosen));
      parts.push(el("div", { class: "pg-part" }, el("h3", {}, "Body"),
        this.bodies.length > 1 && row({ type: "media type" }, "Content type", select), this.bodyBox));
    }
    return parts;
  }

  /** For a value that spans segments: by default its slashes are encoded, as in the SDK. */
  slashes(param) {
    if (!param.spans) return "";
    const box = el("input", { type: "checkbox", id: nextId() });
    param.keeps = () => box.checked;
    return el("p", { class: "pg-check" }, box, el("label", { for: box.id }, `Send slashes in ${param.name} unchanged instead of as %2F`));
  }

  showBody() {
    if (this.bodyBox) this.bodyBox.replaceChildren(this.chosen.node);
  }

  // ---- the request ----------------------------------------------------------------------------

  // ---- the request ----------------------------------------------------------------------------

  /** The request that the form describes; strict refuses values that cannot be sent. */
  request(strict) {
    return requestOf(this, strict);
  }

  // ---- sending ------------------------------------------------------------------------------------

  actions() {
    this.cancel = button("Cancel", () => this.abort.abort(), { hidden: true });
    this.state = el("p", { class: "pg-state", role: "status" });
    return el("div", { class: "pg-actions" },
      el("button", { class: "pg-button pg-primary pg-send", type: "submit" }, "Send Request"), this.cancel, this.state);
  }

  rootUrl() {
    const root = this.root.value.trim().replace(/\/+$/, "");
    let url;
    try {
      url = new URL(root);
    } catch (error) {
      url = {};
    }
    if (!/^https?:$/.test(url.protocol) || url.search || url.hash) {
      throw new Fault(this.root, "must be a URL such as https://api.example.com");
    }
    return root;
  }

  async submit(event) {
    event.preventDefault();
    if (this.abort) return;
    for (const input of this.querySelectorAll("[aria-invalid]")) mark(input, "");
    let request;
    let root;
    try {
      root = this.rootUrl();
      request = this.request(true);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      this.refuse(fault);
      return;
    }
    this.abort = new AbortController();
    this.cancel.hidden = false;
    this.state.textContent = "Sending …";
    try {
      await this.send(root, request);
    } finally {
      this.abort = undefined;
      this.cancel.hidden = true;
    }
  }

  refuse({ input, message }) {
    for (let box = input.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (input.id) mark(input, message);
    input.focus();
    this.state.textContent = `Not sent. Check the marked field: it ${message}.`;
  }

  async send(root, request) {
    const proxy = proxyOf(root);
    const headers = request.headers.slice();
    if (proxy) headers.push(["X-Api-Playground", "1"]);
    for (const [header, field] of this.context) if (field.input.value) headers.push([header.name, field.input.value]);
    let url = (proxy || root) + request.target;
    for (const one of this.secrets || []) {
      const value = this.secret(one);
      if (value && one.in === "header") headers.push([one.name, one.prefix + (one.encoded ? base64(value) : value)]);
      if (value && one.in === "query") url += `${url.indexOf("?") < 0 ? "?" : "&"}${quoteAll(one.name)}=${quoteAll(value)}`;
    }
    const { body } = request;
    const bodiless = body && /^(GET|HEAD)$/.test(request.method);
    let payload = body && !bodiless ? body.file || body.text : undefined;
    if (body && body.parts && !bodiless) {
      const [blob, boundary] = multipart(body.parts);
      payload = blob;
      headers.push(["Content-Type", body.type + boundary]);
    }
    const start = performance.now();
    try {
      const response = await fetch(url, {
        method: request.method,
        headers,
        body: payload,
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: this.abort.signal,
      });
      const blob = await response.blob();
      await this.reply.show(response, blob, Math.round(performance.now() - start), request);
      if (bodiless) this.state.textContent += ` The body was not sent: browsers do not send a body with ${request.method}.`;
    } catch (error) {
      if (error.name === "AbortError") this.state.textContent = "Cancelled.";
      else await this.reply.explain(root, error, Boolean(proxy));
    }
  }

  // ---- the live sample ----------------------------------------------------------------------------

  sample() {
    const select = el("select", { id: nextId(), onchange: () => {
      memory.set("language", select.value);
      this.refresh();
    } }, ...SAMPLES.map(([id, label]) => el("option", { value: id }, label)));
    const known = SAMPLES.some(([id]) => id === memory.get("language"));
    select.value = known ? memory.get("language") : "curl";
    this.language = select;
    this.code = el("code");
    const said = el("span", { class: "pg-said", role: "status" });
    const copy = button("", async () => {
      said.textContent = (await copyText(this.code.textContent)) ? "Copied" : "Copying failed: select the text and copy it";
      setTimeout(() => { said.textContent = ""; }, 2000);
    }, { class: "pg-button pg-copy", "aria-label": "Copy sample", title: "Copy" });
    copy.append(icon());
    return el("div", { class: "pg-sample" },
      el("div", { class: "pg-sample-bar" }, el("label", { for: select.id }, "Sample"), select, said, copy),
      el("pre", { tabindex: "0", "aria-label": "Sample" }, this.code));
  }

  refresh() {
    const [, , write] = SAMPLES.find(([id]) => id === this.language.value);
    this.code.textContent = write(this.op, this.request(false));
  }
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    const area = el("textarea", { class: "pg-away" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

function icon() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of [["viewBox", "0 0 16 16"], ["width", "16"], ["height", "16"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  path.setAttribute("d", "M5 1h8a1 1 0 0 1 1 1v9h-2V3H5zM2 5h8v10H2zm2 2v6h4V7z");
  path.setAttribute("fill", "currentColor");
  svg.append(path);
  return svg;
}

customElements.define("api-playground", ApiPlayground);
})();
