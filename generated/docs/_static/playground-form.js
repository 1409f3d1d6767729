(function () {
"use strict";

// The script of the form: loaded when the form is opened. It is also the worker that matches patterns.

/** Answers [index, whether the text matches] for each [pattern, text]; nothing for what is no pattern. */
function matching({ data }) {
  data.forEach(([pattern, text], index) => {
    try {
      postMessage([index, new RegExp(pattern, "u").test(text)]);
    } catch (error) {
      postMessage([index, undefined]);
    }
  });
}

if (typeof document === "undefined") {
  self.onmessage = matching;
  return;
}

const {
  HERE, ICONS, Raw, Sample, base64, button, carried, copyButton, el, endpoint, filled, fromJson, hasFull, icon,
  isFile, isObject, multipart, quoteAll, requestOf, same, toJson, toText,
} = window.Playground;

// What is remembered between pages, and where requests go.

/** The address of this script, without a page's own query. */
const FORM = HERE.replace(/playground\.js/, "playground-form.js");
const PREFIX = `api-playground ${new URL("..", HERE).pathname} `;

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
  /** A value of JSON, or `otherwise` where there is none. */
  read(key, otherwise) {
    try {
      return fromJson(memory.get(key));
    } catch (error) {
      return otherwise;
    }
  },
};

/** The proxy of the docs' server: {prefix, roots}. A page can only use these roots, by their index. */
function proxyOf(root) {
  const meta = document.querySelector('meta[name="api-playground-proxy"]');
  if (!meta) return "";
  const { prefix, roots } = JSON.parse(meta.content);
  const index = roots.indexOf(root);
  return index < 0 ? "" : location.origin + prefix + index;
}

// What the definition allows: said below a field, and checked before a request is sent.

const NUMBER = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const RANGES = {
  int32: ["-2147483648", "2147483647"],
  int64: ["-9223372036854775808", "9223372036854775807"],
  uint32: ["0", "4294967295"],
  uint64: ["0", "18446744073709551615"],
};
const isUrl = (text) => {
  try {
    return Boolean(new URL(text));
  } catch (error) {
    return false;
  }
};
const FORMATS = {
  "date-time": ["a date and time such as 2026-01-15T09:30:00Z", (text) =>
    /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))],
  date: ["a date such as 2026-01-15", (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))],
  time: ["a time such as 09:30:00Z", (text) => /^\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?$/.test(text)],
  uuid: ["a UUID", (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)],
  email: ["an email address", (text) => /^[^\s@]+@[^\s@]+$/.test(text)],
  uri: ["a URL such as https://example.com/", isUrl],
  url: ["a URL such as https://example.com/", isUrl],
  ipv4: ["an IPv4 address", (text) => /^(\d{1,3}\.){3}\d{1,3}$/.test(text) && text.split(".").every((part) => Number(part) < 256)],
};

/** A decimal as [digits, exponent]; undefined for other texts, and for exponents that nobody means. */
function decimal(text) {
  const found = NUMBER.exec(text);
  if (!found) return undefined;
  const [, sign, whole, part = "", power = "0"] = found;
  const exponent = Number(power) - part.length;
  return Math.abs(exponent) > 400 ? undefined : [BigInt(sign + whole + part), exponent];
}

/** Two decimals as integers of one scale, or nothing where one of them is none. */
function scaled(a, b) {
  const [left, right] = [decimal(toText(a)), decimal(toText(b))];
  if (!left || !right) return undefined;
  const least = Math.min(left[1], right[1]);
  return [left, right].map(([digits, exponent]) => digits * 10n ** BigInt(exponent - least));
}

const numeric = (limit) => Number(toText(limit));

const plural = (count, word) => {
  const text = toText(count);
  return `${text} ${text === "1" ? word : word === "entry" ? "entries" : `${word}s`}`;
};

/** "1 to 10 items", "at least 1 item": two bounds in words. */
function between(least, most, say) {
  if (least !== undefined && most !== undefined) {
    return toText(least) === toText(most) ? `exactly ${say(least)}` : `${toText(least)} to ${say(most)}`;
  }
  return least !== undefined ? `at least ${say(least)}` : most !== undefined ? `at most ${say(most)}` : "";
}

/** The limits of a schema in words, as [text, pattern]. */
function limitWords(schema) {
  const [low, high] = RANGES[schema.format] && schema.type === "integer" ? RANGES[schema.format] : [];
  const words = [
    between(schema.minimum, schema.maximum, toText),
    schema.exclusiveMinimum !== undefined && `more than ${toText(schema.exclusiveMinimum)}`,
    schema.exclusiveMaximum !== undefined && `less than ${toText(schema.exclusiveMaximum)}`,
    schema.multipleOf !== undefined && `a multiple of ${toText(schema.multipleOf)}`,
    between(schema.minLength, schema.maxLength, (count) => plural(count, "character")),
    between(schema.minItems, schema.maxItems, (count) => plural(count, "item")),
    schema.uniqueItems && "no item twice",
    between(schema.minProperties, schema.maxProperties, (count) => plural(count, "entry")),
    ...(schema.requires || []).map(([names, least, most]) => requirement(names, least, most)),
  ].filter(Boolean);
  return [words.join(", "), schema.pattern, low, high];
}

const requirement = (names, least, most) =>
  `${numeric(most) === 1 ? (numeric(least) ? "exactly one" : "at most one") : "at least one"} of ${names.join(", ")}`;

/**
 * What is wrong with a value, as {at, message}: `at` leads to it from `path`. Values that have to match a
 * pattern are added to `patterns`, as {at, pattern, text}.
 */
function violations(schema, value, path, patterns) {
  if (value === null || value === undefined || value instanceof File) return [];
  if (schema.type === "union") {
    const found = schema.variants.map((variant) => [fits(variant, value), violations({ ...schema, ...variant }, value, path, [])]);
    const best = found.reduce((a, b) => (b[0] > a[0] || (b[0] === a[0] && b[1].length < a[1].length) ? b : a));
    return found.some(([score, wrong]) => score && !wrong.length) ? [] : best[1];
  }
  if (schema.type === "enum") {
    return schema.values.some((one) => same(one, value)) ? []
      : said(`must be one of ${schema.values.map(toText).join(", ")}`, path);
  }
  if (schema.type === "integer" || schema.type === "number") return said(numberFault(schema, value), path);
  const expected = EXPECTED[schema.type];
  if (expected && !expected[1](value)) return said(`must be ${expected[0]}`, path);
  if (Array.isArray(value)) return listFaults(schema, value, path, patterns);
  if (isObject(value)) return objectFaults(schema, value, path, patterns);
  if (typeof value !== "string") return [];
  const [placeholder] = PLACEHOLDER.exec(value) || [];
  if (placeholder) return said(`still has the placeholder ${placeholder}`, path);
  if (schema.pattern) patterns.push({ at: path, pattern: schema.pattern, text: value });
  return said(textFault(schema, value), path);
}

/** What stands in the minimal request for something of the caller's own. */
const PLACEHOLDER = /\bYOUR_[A-Z\d_]+\b/;

const EXPECTED = {
  object: ["an object", isObject],
  map: ["an object", isObject],
  array: ["a list", Array.isArray],
  boolean: ["true or false", (value) => typeof value === "boolean"],
  string: ["text", (value) => typeof value === "string"],
};

const said = (message, at) => (message ? [{ at, message }] : []);

function numberFault(schema, value) {
  const text = toText(value);
  const found = value instanceof Raw && NUMBER.exec(text);
  if (!found) return schema.type === "integer" ? "must be an integer" : "must be a number";
  if (schema.type === "integer" && (found[3] || found[4])) return "must be an integer";
  const [low, high] = RANGES[schema.format] || [];
  const checks = [
    [schema.minimum, (a, b) => a >= b, "must be at least"], [schema.maximum, (a, b) => a <= b, "must be at most"],
    [schema.exclusiveMinimum, (a, b) => a > b, "must be more than"], [schema.exclusiveMaximum, (a, b) => a < b, "must be less than"],
    [schema.multipleOf, (a, b) => b === 0n || a % b === 0n, "must be a multiple of"],
    [low, (a, b) => a >= b, "must be at least"], [high, (a, b) => a <= b, "must be at most"],
  ];
  for (const [limit, holds, words] of checks) {
    const both = limit === undefined ? undefined : scaled(text, limit);
    if (both && !holds(...both)) return `${words} ${toText(limit)}`;
  }
  return "";
}

function textFault(schema, text) {
  const length = [...text].length;
  if (schema.minLength !== undefined && length < numeric(schema.minLength)) return `must have at least ${plural(schema.minLength, "character")}; it has ${length}`;
  if (schema.maxLength !== undefined && length > numeric(schema.maxLength)) return `must have at most ${plural(schema.maxLength, "character")}; it has ${length}`;
  const [words, holds] = FORMATS[schema.format] || [];
  return holds && !holds(text) ? `must be ${words}` : "";
}

const counted = (count, least, most, word) => {
  if (least !== undefined && count < numeric(least)) return `must have at least ${plural(least, word)}; it has ${count}`;
  return most !== undefined && count > numeric(most) ? `must have at most ${plural(most, word)}; it has ${count}` : "";
};

function listFaults(schema, value, path, patterns) {
  const found = said(counted(value.length, schema.minItems, schema.maxItems, "item"), path);
  if (schema.uniqueItems && value.length < 1000) {
    const twice = value.findIndex((item, index) => value.slice(0, index).some((one) => same(one, item)));
    if (twice >= 0) found.push({ at: [...path, twice], message: "must not be in the list twice" });
  }
  if (!schema.items) return found;
  return found.concat(...value.map((item, index) => violations(schema.items, item, [...path, index], patterns)));
}

function objectFaults(schema, value, path, patterns) {
  const names = Object.keys(value);
  const found = said(counted(names.length, schema.minProperties, schema.maxProperties, "entry"), path);
  for (const property of schema.properties || []) {
    const at = [...path, property.name];
    if (names.indexOf(property.name) < 0) {
      if (property.required) found.push({ at, message: "is required" });
    } else found.push(...violations(property, value[property.name], at, patterns));
  }
  for (const [group, least, most] of schema.requires || []) {
    const given = group.filter((name) => names.indexOf(name) >= 0).length;
    if (given < numeric(least) || given > numeric(most)) {
      found.push({ at: [...path, group[given > numeric(most) ? group.length - 1 : 0]], message: `is one of several: give ${requirement(group, least, most)}` });
    }
  }
  if (schema.type === "map") found.push(...[].concat(...names.map((name) => violations(schema.items, value[name], [...path, name], patterns))));
  return found;
}

/** How well a value looks like one of a schema; 0 for not at all. */
function fits(schema, value) {
  if (schema.type === "object") return isObject(value) ? 1 + schema.properties.filter((one) => one.name in value).length : 0;
  if (schema.type === "array") return Array.isArray(value) ? 1 : 0;
  if (schema.type === "map") return isObject(value) ? 1 : 0;
  if (schema.type === "enum") return schema.values.some((one) => same(one, value)) ? 2 : 0;
  if (schema.type === "any") return 0.5;
  const kind = value instanceof Raw ? "number" : typeof value;
  return kind === (schema.type === "integer" ? "number" : schema.type) ? 1 : 0;
}

const PATIENCE = 500; // milliseconds for all patterns of a request

/** Of `patterns`, those that do not match. What takes too long, or is no pattern here, is not checked. */
function mismatches(patterns) {
  if (!patterns.length) return Promise.resolve([]);
  return new Promise((resolve) => {
    const wrong = [];
    let left = patterns.length;
    let worker;
    const finish = () => {
      clearTimeout(timer);
      if (worker) worker.terminate();
      resolve(wrong.map(({ at, pattern }) => ({ at, message: `must match ${pattern}` })));
    };
    const timer = setTimeout(finish, PATIENCE);
    try {
      // A page of a file cannot start a worker from a file; a policy may forbid one from a text.
      worker = new Worker(location.protocol === "file:"
        ? URL.createObjectURL(new Blob([`onmessage = ${matching}`])) : FORM);
      worker.onerror = finish;
      worker.onmessage = ({ data: [index, holds] }) => {
        if (holds === false) wrong.push(patterns[index]);
        left -= 1;
        if (!left) finish();
      };
      worker.postMessage(patterns.map(({ pattern, text }) => [pattern, text]));
    } catch (error) {
      finish();
    }
  });
}

// Inputs for a schema. A control is {node, input, get(faults), set(value), at(path)}: get() returns undefined
// if it is empty, and adds what cannot be sent to `faults`; at() is the control of a value within.

let count = 0;
const nextId = () => `pg-${++count}`;

const MARKS = /`([^`]+)`|!?\[([^\]]+)\]\(([^\s)]*)\)|\*\*([^*]+)\*\*/;

/** One paragraph of Markdown: code, links and bold text, as nodes and texts. */
function prose(text) {
  const found = MARKS.exec(text);
  if (!found) return [text];
  const [whole, code, label, href, strong] = found;
  const node = code ? el("code", {}, code) : strong ? el("strong", {}, ...prose(strong))
    : /^https?:/.test(href) ? el("a", { href, target: "_blank", rel: "noopener" }, label) : label;
  return [text.slice(0, found.index), node, ...prose(text.slice(found.index + whole.length))];
}

/** Shows or clears the error message of an input. */
function mark(input, message) {
  const note = document.getElementById(`${input.id}-fault`);
  if (message) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  if (note) note.textContent = message;
}

const KINDS = { array: "list", any: "JSON", map: "map", union: "one of several" };
const kindOf = (schema) => (schema.type === "integer" && schema.format ? `integer (${schema.format})`
  : schema.format || KINDS[schema.type] || (schema.type === "array" ? "list" : schema.type));

/** What stands beside a label: the type, and whether the value is needed. */
const kind = (schema) => [
  el("span", { class: "pg-kind" }, ` ${kindOf(schema)}`),
  schema.required && el("span", { class: "pg-required" }, " required"),
];

/** The limits of a schema as a line. */
function limitLine(schema) {
  const [words, pattern] = limitWords(schema);
  if (!words && !pattern) return "";
  return el("p", { class: "pg-limits" }, words && words[0].toUpperCase() + words.slice(1), words && pattern ? ", matches " : pattern ? "Matches " : "",
    pattern && el("code", {}, pattern));
}

/** A row: label, input, fault, limits, explanation. */
function row(schema, label, input) {
  const id = input.id || (input.id = nextId());
  const limits = limitLine(schema);
  if (limits) limits.id = `${id}-limits`;
  input.setAttribute("aria-describedby", `${id}-fault ${id}-limits ${id}-doc`);
  if (schema.required) input.setAttribute("aria-required", "true");
  return el("div", { class: "pg-row" },
    el("label", { for: id }, label, ...kind(schema)),
    input,
    el("p", { class: "pg-fault", id: `${id}-fault` }),
    limits,
    schema.doc && el("p", { class: "pg-doc", id: `${id}-doc` }, ...prose(schema.doc)));
}

/** The control of a schema; `schema.name` is its label. */
function control(schema, label = schema.name || "value") {
  const made = (CONTROLS[schema.type] || textControl)(schema, label);
  if (!made.at) made.at = () => made;
  made.label = label;
  return made;
}

const isNumber = (schema) => schema.type === "integer" || schema.type === "number";

function textControl(schema, label) {
  const input = el("input", {
    type: schema.secret || schema.format === "password" ? "password" : "text",
    autocomplete: "off",
    spellcheck: "false",
    inputmode: isNumber(schema) ? "decimal" : undefined,
    onfocus: () => { if (PLACEHOLDER.test(input.value)) input.select(); },
  });
  return {
    node: row(schema, label, input),
    input,
    /** A number as a Raw; any other text as it stands, which is then a fault of its schema. */
    get() {
      const text = input.value;
      if (text === "") return undefined;
      return isNumber(schema) && NUMBER.test(text.trim()) ? new Raw(text.trim()) : text;
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
    node: row({ ...schema, type: schema.type === "enum" ? "choice" : "boolean" }, label, input),
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
  const made = {
    node: row({ ...schema, type: "any" }, label, input),
    input,
    get(faults) {
      if (!input.value.trim()) return undefined;
      try {
        return fromJson(input.value);
      } catch (error) {
        if (faults) faults.push({ control: made, message: `is not valid JSON: ${error.message}`, hard: true });
        return undefined;
      }
    },
    set(value) {
      input.value = value === undefined ? "" : toJson(value);
    },
  };
  return made;
}

/** A collapsible group; open if it is required. */
function group(schema, label, ...children) {
  const limits = limitLine(schema);
  return el("details", { class: "pg-group", open: Boolean(schema.required) },
    el("summary", {}, label, ...kind(schema)),
    schema.doc && el("p", { class: "pg-doc" }, ...prose(schema.doc)), limits,
    ...children);
}

/** The fields of an object. Keys in JSON that the schema does not list are kept. */
function objectFields(schema) {
  const fields = schema.properties.map((property) => [property, control(property)]);
  const made = {
    nodes: fields.map(([, field]) => field.node),
    input: fields.length ? fields[0][1].input : undefined,
    extra: {},
    get(faults, needed) {
      const value = {};
      for (const [property, field] of fields) {
        const one = field.get(faults);
        if (one !== undefined) value[property.name] = one;
      }
      Object.assign(value, made.extra);
      return needed || Object.keys(value).length ? value : undefined;
    },
    set(value) {
      const given = isObject(value) ? value : {};
      const known = new Set(schema.properties.map((property) => property.name));
      for (const [property, field] of fields) field.set(given[property.name]);
      made.extra = Object.fromEntries(Object.entries(given).filter(([key]) => !known.has(key)));
    },
    at(path) {
      const found = fields.find(([property]) => property.name === path[0]);
      return found ? found[1].at(path.slice(1)) : undefined;
    },
  };
  return made;
}

function objectControl(schema, label) {
  const fields = objectFields(schema);
  const node = group(schema, label, ...fields.nodes);
  const made = {
    node,
    input: fields.input || node,
    get: (faults) => fields.get(faults, schema.required),
    set(value) {
      fields.set(value);
      node.open = value !== undefined || Boolean(schema.required);
    },
    at: (path) => (path.length && fields.at(path)) || made,
  };
  return made;
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
  const held = () => entries.filter(({ item }) => item.get() !== undefined);
  const made = {
    node,
    input: more,
    get(faults) {
      if (!entries.length) return schema.required ? (isMap ? {} : []) : undefined;
      if (!isMap) return entries.map(({ item }) => item.get(faults)).filter((one) => one !== undefined);
      return Object.fromEntries(held().filter(({ name }) => name.get() !== undefined)
        .map(({ name, item }) => [name.get(), item.get(faults)]));
    },
    set(value) {
      entries.splice(0);
      list.textContent = "";
      const given = isMap ? (isObject(value) ? value : {}) : Array.isArray(value) ? value : [];
      for (const key of Object.keys(given)) add(key, given[key]);
      node.open = entries.length > 0 || Boolean(schema.required);
    },
    at([step, ...rest]) {
      const entry = isMap ? entries.find(({ name }) => name.get() === step) : held()[step];
      return entry ? entry.item.at(rest) : made;
    },
  };
  return made;
}

function unionControl(schema, label) {
  const slot = el("div");
  const variants = schema.variants.map((variant) => ({ required: schema.required, ...variant }));
  const select = el("select", { onchange: () => show(Number(select.value)) },
    ...variants.map((variant, index) => el("option", { value: String(index) }, variant.title)));
  let inner;
  const show = (index) => {
    inner = control(variants[index], label);
    slot.replaceChildren(inner.node);
  };
  show(0);
  return {
    node: el("div", { class: "pg-union" },
      row({ ...schema, required: false }, `${label}: type`, select), slot),
    get input() {
      return inner.input;
    },
    get: (faults) => inner.get(faults),
    set(value) {
      if (value !== undefined) {
        const scores = variants.map((variant) => fits(variant, value));
        select.value = String(scores.indexOf(Math.max(...scores)));
        show(Number(select.value));
      }
      inner.set(value);
    },
    at: (path) => inner.at(path),
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

// The body of a request: one control for each media type. A body is {media, node, get(faults), set(value, text),
// at(path)}; get() returns {body, text}, where `text` is JSON as it was typed.

/** The control of one media type. */
function bodyControl(media, required) {
  const schema = media.schema || { type: media.kind === "file" ? "file" : "text" };
  if (media.kind === "json") return jsonControl(media, { ...schema, required });
  if (schema.type !== "object") {
    const field = schema.type === "file" ? fileControl({ required }, "File") : rawText(`${media.type} text`, required);
    field.label = "File";
    return { media, node: field.node, get: () => ({ body: field.get() }), set: field.set, at: () => field };
  }
  const fields = objectFields(schema);
  return {
    media,
    node: el("div", {}, ...fields.nodes),
    get: (faults) => ({ body: fields.get(faults, required) }),
    set: fields.set,
    at: (path) => fields.at(path),
  };
}

/** A body as a form or as JSON text; text is sent exactly as typed. */
function jsonControl(media, schema) {
  const isForm = schema.type === "object";
  const form = isForm ? objectFields(schema) : control(schema, "Body");
  const raw = rawText("Body as JSON", schema.required);
  raw.label = "body";
  const box = el("div", {}, ...(form.nodes || [form.node]));
  const read = (faults) => form.get(faults, schema.required);
  /** Whether the form can represent a value exactly: it cannot hold null, empty lists or line breaks. */
  const holds = (value) => {
    form.set(value);
    return value === undefined || same(read(), value);
  };
  const show = (isRaw) => {
    made.isRaw = isRaw;
    toggle.textContent = isRaw ? "Edit as form" : "Edit as JSON";
    raw.node.hidden = !isRaw;
    box.hidden = isRaw;
  };
  const toggle = button("", () => {
    let fault = "";
    if (made.isRaw) {
      try {
        if (!holds(raw.input.value.trim() ? fromJson(raw.input.value) : undefined)) fault = "has values that the form cannot show";
      } catch (error) {
        fault = `is not valid JSON: ${error.message}`;
      }
    } else {
      const value = read();
      raw.set(value === undefined ? "" : toJson(value));
    }
    mark(raw.input, fault);
    if (fault) raw.input.focus();
    else show(!made.isRaw);
    changed(toggle);
  }, { class: "pg-link pg-switch" });
  const made = {
    media,
    isRaw: false,
    node: el("div", {}, toggle, box, raw.node),
    get(faults) {
      if (!made.isRaw) return { body: read(faults) };
      const text = raw.get();
      if (text === undefined) return { body: undefined };
      try {
        made.parsed = fromJson(text);
      } catch (error) {
        if (faults) faults.push({ control: raw, message: `is not valid JSON: ${error.message}`, hard: false });
      }
      return { body: made.parsed, text };
    },
    set(value, text) {
      const fit = text === undefined && holds(value);
      raw.set(fit ? "" : text === undefined ? toJson(value) : text);
      show(!fit);
    },
    at: (path) => (made.isRaw ? raw : isForm ? (path.length && form.at(path)) || form.at([schema.properties[0] && schema.properties[0].name]) : form.at(path)),
  };
  show(false);
  return made;
}

function rawText(label, required) {
  const input = el("textarea", { rows: "8", spellcheck: "false" });
  return {
    node: row({ type: "text", required }, label, input),
    input,
    get: () => (input.value === "" ? undefined : input.value),
    set(value) {
      input.value = value === undefined ? "" : toText(value);
    },
  };
}

// Values that go from a response to the pages of later requests: the ID of what was just made.

const KEPT = 20;

/** What `path` leads to in a value; every item where it says 0 in a list. */
function reached(value, path) {
  if (!path.length) return value === null || value === undefined || typeof value === "object" && !(value instanceof Raw) ? [] : [value];
  const [step, ...rest] = path;
  if (Array.isArray(value)) return [].concat(...value.slice(0, KEPT).map((item) => reached(item, rest)));
  return isObject(value) && Object.prototype.hasOwnProperty.call(value, toText(step)) ? reached(value[toText(step)], rest) : [];
}

/** The value in an address such as that of `Location`, if it is one of `template`. */
function inAddress(address, { template, parameter, spans }, root) {
  const path = address.replace(/[?#].*$/, "").replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i, "").replace(/\/$/, "");
  const base = new URL(root).pathname.replace(/\/+$/, "");
  const source = template.split(/(\{[^{}]*\})/).map((part) => part[0] !== "{" ? part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
    : part !== `{${parameter}}` ? "[^/]+" : spans ? "(.+)" : "([^/]+)").join("");
  const found = new RegExp(`^${source}$`).exec(base && path.startsWith(`${base}/`) ? path.slice(base.length) : path);
  try {
    return found ? [decodeURIComponent(found[1])] : [];
  } catch (error) {
    return [];
  }
}

/** Remember what a good response holds, and what was sent to get it. */
function remember(op, given, root, { value, headers }) {
  const book = memory.read("values", {});
  const keep = (name, found) => {
    const entries = found.map((one) => ({ value: one, from: op.title, root }));
    const others = (book[name] || []).filter((old) => old.root === root && !entries.some((one) => toText(one.value) === toText(old.value)));
    book[name] = entries.concat(others).slice(0, KEPT);
  };
  for (const { at, value: name } of op.takes || []) {
    const sent = at[0] === "body" ? reached(given.body, at.slice(1)) : reached(given.params, [at.join(" ")]);
    const known = (book[name] || []).some((old) => old.root === root && toText(old.value) === toText(sent[0] || ""));
    if (sent.length && !known) keep(name, sent);
  }
  const all = {};
  for (const one of op.gives || []) {
    const text = one.header && headers.get(one.header);
    const found = one.body ? reached(value, one.body.map(toText)) : !text ? [] : one.template ? inAddress(text, one, root) : [text];
    all[one.value] = (all[one.value] || []).concat(found);
  }
  for (const name of Object.keys(all)) if (all[name].length) keep(name, all[name]);
  memory.set("values", toJson(book, ""));
}

/** The values remembered for one that a request takes, the newest first. */
function offered(take, root) {
  const found = memory.read("values", {})[take.value];
  return Array.isArray(found) ? found.filter((one) => one.root === root) : [];
}

/** Below a field: the response that its value is from, or those that have one. */
function hint(field, take, known) {
  const { input } = field;
  const box = el("p", { class: "pg-hint" });
  const show = () => {
    const one = known.find(({ value }) => toText(value) === input.value);
    const [other] = known;
    const links = take.from.map(([title, page]) => el("a", { href: `${page}#play` }, title));
    box.replaceChildren(one ? `From ${one.from}. ` : "");
    if (!one && other) {
      box.append(button(`Use ${toText(other.value)} from ${other.from}`, () => {
        field.set(other.value);
        changed(input);
      }, { class: "pg-link" }));
    } else if (!one && links.length) {
      box.append("In the response to ", ...[].concat(...links.map((link, index) => (index ? [" or ", link] : [link]))));
    }
  };
  const list = el("datalist", { id: `${input.id}-known` }, ...known.map(({ value, from }) => el("option", { value: toText(value) }, from)));
  for (const old of field.node.querySelectorAll(".pg-hint, datalist")) old.remove();
  if (known.length) input.setAttribute("list", list.id);
  else input.removeAttribute("list");
  input.after(list, box);
  input.oninput = show;
  show();
}

// What is filled in, as a text: in the tab for the next time, and in a link for others. Neither has files,
// credentials or values that the definition marks as secret, and a link has no root either: whoever opens it
// must not send a token to a server that somebody else chose.

/** Of a value, what is neither secret nor a file. */
function open(schema, value) {
  if (value === undefined || value instanceof File || schema.secret || schema.format === "password") return undefined;
  if (Array.isArray(value)) return schema.items ? value.map((item) => open(schema.items, item)).filter((item) => item !== undefined) : value;
  if (!isObject(value)) return value;
  const found = {};
  const known = Object.fromEntries((schema.properties || []).map((one) => [one.name, one]));
  for (const name of Object.keys(value)) {
    const one = open(known[name] || (schema.type === "map" && schema.items) || variantOf(schema, name), value[name]);
    if (one !== undefined) found[name] = one;
  }
  return found;
}

/** The property of that name in one of the variants of a union. */
const variantOf = (schema, name) => [].concat(...(schema.variants || []).map((one) => one.properties || []))
  .find((one) => one.name === name) || {};

/** Whether a schema has something secret in it: text that was typed may then hold it. */
const hides = (schema) => Boolean(schema.secret) || [...(schema.properties || []), ...(schema.variants || []), ...(schema.items ? [schema.items] : [])].some(hides);

/** What is filled in, without secrets. */
function shareable(op, given) {
  const params = {};
  for (const param of op.params) {
    const value = open(param, given.params[`${param.in} ${param.name}`]);
    if (value !== undefined) params[`${param.in} ${param.name}`] = value;
  }
  const schema = (op.body && op.body.media[given.media].schema) || {};
  const text = given.text !== undefined && !hides(schema) ? given.text : undefined;
  const body = open(schema, given.body);
  return { params, keeps: given.keeps, media: given.media, ...(body !== undefined && { body }), ...(text !== undefined && { text }) };
}

/** `#play&query.limit=10&body.name=Invoices`: what is filled in, as a fragment. */
function toFragment(op, given) {
  const shared = shareable(op, given);
  const pairs = [];
  const write = (name, schema, value) => pairs.push([name, typeof value === "string" && isText(schema) ? value : toJson(value, "")]);
  for (const param of op.params) {
    const value = shared.params[`${param.in} ${param.name}`];
    if (value !== undefined) write(`${param.in}.${param.name}`, param, value);
  }
  for (const key of Object.keys(shared.keeps)) if (shared.keeps[key]) pairs.push([`keep.${key.split(" ")[1]}`, "yes"]);
  if (shared.media) pairs.push(["media", String(shared.media)]);
  const schema = (op.body && op.body.media[given.media].schema) || {};
  if (shared.text !== undefined) pairs.push(["json", shared.text]);
  else if (isObject(shared.body) && schema.type === "object") {
    const known = Object.fromEntries(schema.properties.map((one) => [one.name, one]));
    for (const name of Object.keys(shared.body)) write(`body.${name}`, known[name] || {}, shared.body[name]);
  } else if (shared.body !== undefined) write("body", schema, shared.body);
  return `#play${pairs.map(([name, text]) => `&${encodeURIComponent(name)}=${encodeURIComponent(text)}`).join("")}`;
}

const isText = (schema) => schema.type === "string" || schema.type === "text" || schema.type === "enum";

/** What a fragment fills in; undefined if it only opens the form. Nothing in it is more than a value. */
function fromFragment(op, fragment) {
  const given = { params: {}, keeps: {}, media: 0, body: undefined, text: undefined };
  const pairs = [...new URLSearchParams(fragment.replace(/^#play&?/, "").replace(/\+/g, "%2B"))];
  if (!pairs.length) return undefined;
  const read = (schema, text) => {
    if (isText(schema)) return text;
    try {
      return fromJson(text);
    } catch (error) {
      return text;
    }
  };
  const media = Number((pairs.find(([name]) => name === "media") || [])[1] || 0);
  if (op.body && op.body.media[media]) given.media = media;
  const schema = (op.body && op.body.media[given.media].schema) || { type: "text" };
  for (const [name, text] of pairs) {
    const [place, ...rest] = name.split(".");
    const inner = rest.join(".");
    const param = op.params.find((one) => one.in === place && one.name === inner);
    if (param) given.params[`${place} ${inner}`] = read(param, text);
    else if (place === "keep" && op.params.some((one) => one.spans && one.name === inner)) given.keeps[`path ${inner}`] = true;
    else if (name === "json" && op.body) given.text = text;
    else if (name === "body" && op.body) given.body = read(schema, text);
    else if (place === "body" && inner && op.body && (given.body === undefined || isObject(given.body))) {
      const property = (schema.properties || []).find((one) => one.name === inner) || {};
      given.body = Object.fromEntries([...Object.entries(given.body || {}), [inner, read(property, text)]]);
    }
  }
  return given;
}

// Where a request goes and who sends it: the root, credentials, headers that belong to the caller.

const isRoot = (text) => {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username;
  } catch (error) {
    return false;
  }
};

class Connection {
  constructor(op) {
    const servers = nextId();
    this.op = op;
    this.input = el("input", { type: "text", inputmode: "url", list: servers, spellcheck: "false", autocomplete: "off" });
    this.input.value = memory.get("root") || op.servers[0] || "";
    this.input.addEventListener("change", () => memory.set("root", this.input.value.trim()));
    this.context = op.context.map((header) => {
      const field = textControl({ type: "string", doc: header.doc, required: header.required }, header.name);
      field.set(memory.get(header.name));
      field.input.addEventListener("change", () => memory.set(header.name, field.input.value, memory.lasts(header.name)));
      return [header, field];
    });
    this.secrets = op.security.filter((one) => one.name);
    const [opener, panel] = this.secrets.length ? this.login() : ["", ""];
    this.node = el("div", { class: "pg-part" },
      el("div", { class: "pg-root" }, row({ type: "" }, "Root URL", this.input), opener), panel,
      el("datalist", { id: servers }, ...op.servers.map((url) => el("option", { value: url }))), ...this.context.map(([, field]) => field.node));
  }

  /** The root without a slash at its end. */
  get root() {
    return this.input.value.trim().replace(/\/+$/, "");
  }

  secret(one) {
    return memory.get(`secret ${one.scheme}`);
  }

  login() {
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
      el("p", { class: "pg-buttons" },
        button("Save", () => {
          for (const [one, field] of fields) {
            memory.set(key(one), field.input.value.trim().replace(/^(bearer|basic)\s+/i, ""), remember.checked);
          }
          this.toggle(false);
        }, { class: "pg-button pg-primary" }),
        button("Log out", () => {
          for (const [one] of fields) memory.set(key(one), "");
          this.toggle(false);
        })));
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.preventDefault(); // it closes the panel alone
        this.toggle(false);
      }
      if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
      event.preventDefault();
      panel.querySelector(".pg-primary").click();
    });
    const opener = button("Login", () => this.toggle(panel.hidden), { "aria-controls": id, class: "pg-button pg-login-button" });
    this.toggle = (shown) => {
      const had = panel.contains(document.activeElement);
      panel.hidden = !shown;
      opener.setAttribute("aria-expanded", String(shown));
      this.isIn = this.secrets.every((one) => memory.get(key(one)));
      opener.textContent = this.isIn ? "Logged in" : "Login";
      opener.classList.toggle("pg-in", this.isIn);
      for (const [one, field] of fields) field.input.value = shown ? memory.get(key(one)) : "";
      remember.checked = fields.some(([one]) => memory.lasts(key(one)));
      if (shown) fields[0][1].input.focus();
      else if (had) opener.focus();
    };
    this.toggle(false);
    return [opener, panel];
  }

  /** What keeps a request from being sent as it should be. */
  faults() {
    const found = [];
    if (!isRoot(this.root)) found.push({ control: { input: this.input, label: "Root URL" }, message: "must be a URL such as https://api.example.com", hard: true });
    for (const [header, field] of this.context) {
      const control = { input: field.input, label: header.name };
      if (header.required && !field.input.value) found.push({ control, message: "is required", hard: false });
      if (!carried(field.input.value)) found.push({ control, message: "has characters that a header cannot carry", hard: true });
    }
    for (const one of this.secrets) {
      if (!one.encoded && one.in === "header" && !carried(this.secret(one))) {
        found.push({ control: { input: this.node.querySelector(".pg-login-button"), label: "The API token" }, message: "has characters that a header cannot carry", hard: true });
      }
    }
    return found;
  }

  /** The address and headers of a request, with what only the sender knows. */
  address(request) {
    const proxy = proxyOf(this.root);
    const headers = request.headers.slice();
    if (proxy) headers.push(["X-Api-Playground", "1"]);
    for (const [header, field] of this.context) if (field.input.value) headers.push([header.name, field.input.value]);
    let url = (proxy || this.root) + request.target;
    for (const one of this.secrets) {
      const value = this.secret(one);
      if (value && one.in === "header") headers.push([one.name, one.prefix + (one.encoded ? base64(value) : value)]);
      if (value && one.in === "query") url += `${url.indexOf("?") < 0 ? "?" : "&"}${quoteAll(one.name)}=${quoteAll(value)}`;
    }
    return { url, headers, proxied: Boolean(proxy) };
  }
}

// The reply as it comes, or why there is none.

const SHOWN = 300000; // characters of a text
const COLORED = 60000; // characters that are highlighted
const SAVED = { json: ".json", csv: ".csv", html: ".html", xml: ".xml", pdf: ".pdf", zip: ".zip", png: ".png", jpeg: ".jpg", gif: ".gif", webp: ".webp", "svg+xml": ".svg", "event-stream": ".txt", plain: ".txt" };
const MAGIC = [["image/png", [0x89, 0x50, 0x4e, 0x47]], ["image/jpeg", [0xff, 0xd8, 0xff]], ["image/gif", [0x47, 0x49, 0x46, 0x38]], ["image/webp", [0x52, 0x49, 0x46, 0x46]]];

/** "1.5 MB" */
function sized(bytes) {
  if (bytes < 1000) return `${bytes} byte${bytes === 1 ? "" : "s"}`;
  const power = Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toPrecision(3).replace(/\.?0+$/, "")} ${["", "kB", "MB", "GB"][power]}`;
}

/** Shows the outcome of a request; `state` is the line beside the buttons. */
class Reply {
  constructor(state) {
    this.state = state;
    this.answer = el("div", { class: "pg-answer" });
    this.node = el("section", { class: "pg-reply", "aria-label": "Response" }, el("h3", { class: "pg-bar-title" }, "RESPONSE"), this.answer);
    this.empty("Send the request to see the response here.");
  }

  empty(text) {
    if (this.objectUrl) URL.revokeObjectURL(this.objectUrl);
    this.objectUrl = undefined;
    this.answer.replaceChildren(el("p", { class: "pg-doc" }, text));
  }

  /** Show a response while it arrives; gives its JSON value, if it has one. */
  async show(response, start, request) {
    const line = `${response.status} ${response.statusText || REASONS[response.status] || ""}`.trim();
    const time = Math.round(performance.now() - start);
    this.state.textContent = `${line}, ${time} ms`;
    const type = response.headers.get("content-type") || "";
    const isText = /json|text|xml|javascript|yaml|urlencoded/i.test(type) && !/^image\//i.test(type);
    const size = el("span");
    const body = el("div", { class: "pg-body" });
    const links = el("span", { class: "pg-links" });
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    this.answer.replaceChildren(
      el("p", { class: "pg-line" },
        el("strong", { class: response.ok ? "pg-good" : "pg-bad" }, line), el("span", {}, `${time} ms`), size, links),
      el("details", {}, el("summary", {}, "Headers"), el("pre", { tabindex: "0", role: "group", "aria-label": "Response headers" }, headers)),
      body);
    const chunks = await this.read(response, body, size, isText);
    const blob = new Blob(chunks, { type: "application/octet-stream" });
    size.textContent = sized(blob.size);
    if (!blob.size) {
      body.replaceChildren(el("p", { class: "pg-doc" }, "The response has no body."));
      return undefined;
    }
    this.objectUrl = URL.createObjectURL(blob);
    links.append(el("a", { href: this.objectUrl, download: nameOf(response, request, type) }, "Download"));
    return isText || (!type && blob.size < 65536) ? this.text(body, links, await blob.text(), type) : this.binary(body, blob, type);
  }

  /** The bytes as they come; text is shown at once. */
  async read(response, body, size, isText) {
    const chunks = [];
    if (!response.body) return chunks;
    const reader = response.body.getReader();
    const decoder = isText && new TextDecoder();
    const total = response.headers.get("content-encoding") ? 0 : Number(response.headers.get("content-length") || 0);
    const bar = total > 200000 && el("progress", { max: String(total), "aria-label": "Received" });
    const text = document.createTextNode("");
    let bytes = 0;
    let drawn = 0;
    if (bar) body.append(bar);
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        chunks.push(value);
        bytes += value.length;
        if (decoder && text.length < SHOWN) text.appendData(decoder.decode(value, { stream: true }).slice(0, SHOWN));
        if (performance.now() - drawn < 50) continue;
        drawn = performance.now();
        if (bar) bar.value = bytes;
        size.textContent = `${sized(bytes)}${total >= bytes && total ? ` of ${sized(total)}` : ""} …`;
        if (decoder && !text.parentNode) body.append(el("pre", { tabindex: "0", role: "group", "aria-label": "Response body", "aria-busy": "true" }, text));
      }
    } catch (error) {
      const what = error.name === "AbortError" ? "Cancelled" : "The connection broke";
      size.textContent = sized(bytes);
      if (bar) bar.remove();
      body.append(el("p", { class: "pg-note" }, `${what} after ${sized(bytes)}, before the response was complete.`));
      this.state.textContent = `${what} before the response was complete.`;
      throw new Broken();
    }
    return chunks;
  }

  text(body, links, text, type) {
    let value;
    let shown = text;
    if (/json/i.test(type) || !type) {
      try {
        value = fromJson(text);
        shown = toJson(value);
      } catch (error) {
        value = undefined; // shown as it is
      }
    }
    links.append(...copyButton("Copy response", () => shown));
    const more = shown.length - SHOWN;
    const code = el("code", {}, value !== undefined && shown.length < COLORED && window.Samples ? Samples.highlight("json", shown) : shown.slice(0, SHOWN));
    body.replaceChildren(el("pre", { tabindex: "0", role: "group", "aria-label": "Response body" }, code),
      ...(more > 0 ? [el("p", { class: "pg-doc" }, `${more} more characters: download the response to see them.`)] : []));
    return value;
  }

  async binary(body, blob, type) {
    const start = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
    const [magic] = MAGIC.find(([, bytes]) => bytes.every((byte, index) => start[index] === byte)) || [];
    const image = magic || (/^image\/svg/i.test(type) && blob.size < 2000000 ? "image/svg+xml" : "");
    const told = el("p", { class: "pg-doc" }, image ? "" : `The body is binary${type ? ` (${type})` : ""}: download it to open it.`);
    body.replaceChildren(told);
    if (!image) return;
    // A drawing may have scripts: as data, also when it is opened on its own, it is no page of this site.
    const src = image === "image/svg+xml" ? `data:image/svg+xml,${encodeURIComponent(await blob.text())}`
      : this.objectUrl;
    const picture = el("img", { src, alt: "The image in the response", onerror: () => picture.replaceWith("The image cannot be shown here: download it.") });
    body.prepend(picture);
  }

  /** A failure without a response. Browsers do not say why; two harmless requests narrow it down. */
  async explain(root, error, proxied, target) {
    this.answer.replaceChildren(el("p", { class: "pg-doc" }, "No response. Looking for the reason …"));
    const [told, ...advice] = await reason(root, error, proxied, target);
    this.state.textContent = told;
    this.answer.replaceChildren(el("div", { class: "pg-note" }, el("p", {}, el("strong", {}, told)), ...advice.map((line) => el("p", {}, line))));
  }
}

/** The body ended before it was complete. */
class Broken extends Error {}

const REASONS = { 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict", 412: "Precondition Failed", 422: "Unprocessable Content", 429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable" };

/** The name under which a body is saved. */
function nameOf(response, request, type) {
  const given = /filename="?([^";]+)"?/i.exec(response.headers.get("content-disposition") || "");
  if (given) return given[1].split(/[/\\]/).pop();
  const last = decodeURIComponent(request.target.split("?")[0].split(/\/|%2F/i).pop()) || "response";
  const ending = SAVED[((/\/(?:[\w.-]+\+(?=json|xml))?([\w.+-]+)/.exec(type) || [])[1] || "").toLowerCase()] || "";
  return /\.\w+$/.test(last) ? last : last + ending;
}

const RUN = "Copy the sample and run it: outside of a browser there is no such limit.";
const SAFE = { credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" };
const works = (url, options) => fetch(url, { ...SAFE, ...options }).then(() => true, () => false);

/** Why there is no response, as far as it can be known: what happened, and what can be done. */
async function reason(root, error, proxied, target) {
  const host = new URL(root).origin;
  if (proxied) {
    return error instanceof TypeError
      ? ["The server of these pages did not answer.", "It forwards requests to the API. Check that it still runs, and send the request again."]
      : [`No response from ${host}.`, `The server of these pages, which forwards the request, says: ${error.message}`];
  }
  if (navigator.onLine === false) return ["You are offline.", "The request was not sent."];
  if (location.protocol === "https:" && /^http:/.test(root) && !/^http:\/\/(localhost|127\.|\[::1\])/.test(root)) {
    return [`The browser did not send the request: this page uses https, and ${host} http.`, "Use a root URL with https.", RUN];
  }
  const [up, readable, sameReadable] = await Promise.all([
    works(root, { mode: "no-cors" }), works(root), works(root + target, { method: "HEAD" })]);
  if (!up) {
    return [`No response from ${host}.`, `The browser says: ${error.message}. The server cannot be reached, or it closes the connection. Check the root URL and your network.`];
  }
  if (readable || sameReadable) {
    return [`${host} closed the connection without a response.`,
      "The server is up, and lets this page read its responses. Either it broke off this request, or it does not allow its method or one of its headers from a web page.",
      "The request may have been carried out: look before you send it again."];
  }
  return [`${host} answers, but does not let this page read its responses (CORS).`,
    `The request may have been carried out. Whoever runs the server can allow pages from ${location.origin === "null" ? "files" : location.origin}.`, RUN];
}

// The form in a dialog: what is filled in, the sample that follows it, the request, the response.

const PLACES = [["path", "Path Parameters"], ["query", "Query Parameters"], ["querystring", "Query"], ["header", "Headers"], ["cookie", "Cookies"]];
const FORBIDDEN = "Browsers do not let a page send cookies to another host. Use one of the samples instead.";

class Form {
  constructor(host) {
    this.host = host;
    this.op = host.op;
    this.params = this.op.params.map((param) => [param, control(param)]);
    this.keeps = {};
    this.bodies = this.op.body ? this.op.body.media.map((media) => bodyControl(media, this.op.body.required)) : [];
    this.connection = new Connection(this.op);
    this.sample = new Sample();
    this.form = el("form", { class: "pg-form", novalidate: true, onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      el("div", { class: "pg-fields" }, this.connection.node, this.examples(), ...this.fields()), this.actions());
    this.reply = new Reply(this.state);
    this.following = el("div", { class: "pg-next" });
    const title = nextId();
    const close = button("", () => this.dialog.close(), { class: "pg-icon", "aria-label": "Close", title: "Close" });
    close.append(icon(ICONS.close));
    this.title = el("h2", { id: title, tabindex: "-1" }, this.op.title);
    this.dialog = el("dialog", { class: "pg-dialog", "aria-labelledby": title, onclose: () => this.closed() },
      el("header", { class: "pg-top" }, el("div", { class: "pg-titles" }, this.title, endpoint(this.op)),
        el("span", { class: "pg-tools" }, ...copyButton("Copy link", () => this.link(), "", ICONS.link), close)),
      el("div", { class: "pg-panes" }, this.form,
        el("div", { class: "pg-side" }, this.sample.node, this.reply.node, this.following)));
    host.append(this.dialog);
    this.form.addEventListener("input", () => this.edited());
    this.form.addEventListener("change", (event) => {
      this.edited();
      this.check(event.target);
    });
    this.connection.input.addEventListener("change", () => this.offer());
    this.restore();
  }

  // ---- opening and closing ------------------------------------------------------------------

  open() {
    const shared = fromFragment(this.op, location.hash);
    if (shared) {
      this.set(shared);
      this.edited();
    }
    history.replaceState(history.state, "", "#play"); // after a reload, what was changed since then stays
    if (this.dialog.open) return;
    this.offer();
    this.dialog.showModal();
    this.title.focus();
  }

  closed() {
    if (/^#play(&|$)/.test(location.hash)) history.replaceState(history.state, "", location.pathname + location.search);
    this.host.sample.show(requestOf(this.op, this.get()));
    this.host.play.focus();
  }

  link() {
    return location.href.replace(/#.*$/, "") + toFragment(this.op, this.get());
  }

  // ---- what is filled in --------------------------------------------------------------------

  get(faults) {
    const params = {};
    for (const [param, field] of this.params) {
      const value = field.get(faults);
      if (value !== undefined) params[`${param.in} ${param.name}`] = value;
    }
    const keeps = Object.fromEntries(Object.entries(this.keeps).map(([key, box]) => [key, box.checked]));
    const chosen = this.bodies[this.media];
    return { params, keeps, media: this.media || 0, ...(chosen ? chosen.get(faults) : {}) };
  }

  set(given) {
    for (const [param, field] of this.params) field.set(given.params[`${param.in} ${param.name}`]);
    for (const key of Object.keys(this.keeps)) this.keeps[key].checked = Boolean((given.keeps || {})[key]);
    if (this.bodies.length) {
      this.choose(this.bodies[given.media] ? given.media : 0);
      this.bodies[this.media].set(given.body, given.text);
    }
    this.refresh();
  }

  /** What this tab has from before, or the minimal request. */
  restore() {
    const kept = memory.read(`form ${this.op.key}`, undefined);
    this.set(filled(this.op));
    if (!isObject(kept) || !isObject(kept.params)) return;
    this.given = isObject(kept.filled) ? kept.filled : {};
    this.set({ ...kept, media: kept.media ? Number(toText(kept.media)) : 0 });
  }

  edited() {
    this.anyway.hidden = true;
    memory.set(`form ${this.op.key}`, toJson({ ...shareable(this.op, this.get()), filled: this.given || {} }, ""));
    this.refresh();
  }

  refresh() {
    this.sample.show(requestOf(this.op, this.get()));
  }

  /** The full example, one click away, and the way back. */
  examples() {
    let before;
    const show = () => { full.textContent = before ? "Back to the values before" : "Fill in the full example"; };
    const put = (given) => {
      this.set(given);
      this.edited();
      show();
    };
    const full = button("", () => {
      const next = before || filled(this.op, true);
      before = before ? undefined : this.get();
      put(next);
    }, { class: "pg-link" });
    const reset = button("Reset to the minimal request", () => {
      before = undefined;
      this.given = {};
      put(filled(this.op));
      this.offer();
    }, { class: "pg-link" });
    show();
    return this.params.length || this.bodies.length
      ? el("p", { class: "pg-examples" }, hasFull(this.op) && full, reset) : "";
  }

  // ---- fields -------------------------------------------------------------------------------

  fields() {
    const parts = PLACES.map(([place, title]) => {
      const found = this.params.filter(([param]) => param.in === place);
      return found.length && el("div", { class: "pg-part" }, el("h3", {}, title),
        place === "cookie" && el("p", { class: "pg-doc" }, FORBIDDEN),
        ...[].concat(...found.map(([param, field]) => [field.node, this.slashes(param)])));
    });
    if (this.bodies.length) {
      this.bodyBox = el("div");
      this.types = el("select", { onchange: () => this.choose(Number(this.types.value)) },
        ...this.bodies.map((body, index) => el("option", { value: String(index) }, body.media.type)));
      parts.push(el("div", { class: "pg-part" }, el("h3", {}, "Body Parameters"),
        this.bodies.length > 1 && row({ type: "media type" }, "Content type", this.types), this.bodyBox));
    }
    return parts;
  }

  /** For a value that spans segments: by default its slashes are encoded, as in the SDK. */
  slashes(param) {
    if (!param.spans) return "";
    const box = el("input", { type: "checkbox", id: nextId() });
    this.keeps[`path ${param.name}`] = box;
    return el("p", { class: "pg-check" }, box, el("label", { for: box.id }, `Send slashes in ${param.name} unchanged instead of as %2F`));
  }

  choose(media) {
    this.media = media;
    this.types.value = String(media);
    this.bodyBox.replaceChildren(this.bodies[media].node);
  }

  /** The control that a fault is about. */
  controlAt([place, ...path]) {
    if (place === "body") return this.bodies[this.media].at(path) || this.bodies[this.media].at([]);
    const found = this.params.find(([param]) => param.in === place && param.name === path[0]);
    return found && found[1].at(path.slice(1));
  }

  /** Fill in what earlier responses hold, and say where it is from. */
  offer() {
    const given = this.given || {};
    for (const take of this.op.takes || []) {
      const found = this.controlAt(take.at);
      if (!found || !found.input || found.input.tagName !== "INPUT") continue;
      const known = offered(take, this.connection.root);
      const key = take.at.join(" ");
      const now = found.input.value;
      const untouched = given[key] === now || (given[key] === undefined && now === this.startOf(take.at));
      if (known.length && now && untouched) {
        found.set(known[0].value);
        given[key] = found.input.value;
      }
      hint(found, take, known);
    }
    this.given = given;
    this.refresh();
  }

  /** What a field holds in the minimal request. */
  startOf([place, ...path]) {
    const start = filled(this.op);
    const [value] = place === "body" ? reached(start.body, path) : reached(start.params, [`${place} ${path[0]}`]);
    return value === undefined ? "" : toText(value);
  }

  // ---- checking -----------------------------------------------------------------------------

  /** The request, and what is wrong with it: {control, message, hard}. Patterns are left to `patterns`. */
  faults() {
    const found = [];
    const patterns = [];
    const given = this.get(found);
    const request = requestOf(this.op, given, found);
    for (const param of this.op.params) {
      found.push(...violations(param, given.params[`${param.in} ${param.name}`], [param.in, param.name], patterns));
    }
    const { schema } = (this.op.body && this.op.body.media[this.media]) || {};
    if (schema) found.push(...violations(schema, given.body, ["body"], patterns));
    return { request, faults: [...this.connection.faults(), ...found.map((one) => this.located(one))], patterns };
  }

  located(fault) {
    return { control: fault.control || this.controlAt(fault.at), hard: false, ...fault };
  }

  /** The same with what does not match its pattern. */
  async checked() {
    const { request, faults, patterns } = this.faults();
    return { request, faults: [...faults, ...(await mismatches(patterns)).map((one) => this.located(one))] };
  }

  /** Says what is wrong with one field after it was changed, or no longer says so. */
  check(input) {
    if (!input.id || this.connection.node.contains(input)) return;
    const { faults } = this.faults();
    const fault = faults.find((one) => one.control && one.control.input === input);
    mark(input, fault && fault.message !== "is required" ? fault.message : "");
  }

  // ---- sending ------------------------------------------------------------------------------

  actions() {
    this.cancel = button("Cancel", () => this.abort.abort(), { hidden: true });
    this.anyway = button("Send anyway", () => this.submit(true), { hidden: true });
    this.state = el("p", { class: "pg-state", role: "status" });
    return el("div", { class: "pg-actions" },
      el("button", { class: "pg-button pg-primary pg-send", type: "submit" }, "Send Request"), this.anyway, this.cancel, this.state);
  }

  async submit(anyway) {
    if (this.abort) return;
    this.abort = new AbortController();
    this.form.dataset.sending = "";
    for (const input of this.dialog.querySelectorAll("[aria-invalid]")) mark(input, "");
    this.anyway.hidden = true;
    try {
      const { request, faults } = anyway ? this.faults() : await this.checked();
      const stops = faults.filter((one) => one.hard || !anyway);
      if (stops.length) this.refuse(stops);
      else await this.send(request);
    } finally {
      this.abort = undefined;
      delete this.form.dataset.sending;
      this.cancel.hidden = true;
    }
  }

  refuse(faults) {
    for (const { control: { input }, message } of faults) {
      for (let box = input.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
      if (input.id && !input.hasAttribute("aria-invalid")) mark(input, message);
    }
    const [{ control: first, message }] = faults;
    first.input.focus();
    const more = faults.length > 1 ? ` ${faults.length - 1} more marked.` : "";
    this.state.textContent = `Not sent: ${first.label} ${message}.${more}`;
    this.anyway.hidden = faults.some((one) => one.hard);
  }

  async send(request) {
    const { root } = this.connection;
    const { url, headers, proxied } = this.connection.address(request);
    const { body } = request;
    const bodiless = body && /^(GET|HEAD)$/.test(request.method);
    let payload = body && !bodiless ? body.file || body.text : undefined;
    if (body && body.parts && !bodiless) {
      const [blob, boundary] = multipart(body.parts.filter(([, part]) => part !== null));
      payload = blob;
      headers.push(["Content-Type", body.type + boundary]);
    }
    const given = this.get();
    this.cancel.hidden = false;
    this.state.textContent = "Sending …";
    this.reply.empty("Waiting for the response …");
    this.following.replaceChildren();
    this.show();
    const start = performance.now();
    try {
      const response = await fetch(url, { ...SAFE, method: request.method, headers, body: payload || undefined, signal: this.abort.signal });
      if (proxied && response.headers.get("x-api-playground") === "error") throw new Error((await response.json()).message);
      const value = await this.reply.show(response, start, request);
      if (bodiless) this.state.textContent += ". The body was not sent: browsers do not send one with this method";
      this.arrived(response, value, given, root);
      this.show();
    } catch (error) {
      if (error instanceof Broken) return;
      if (error.name === "AbortError") {
        this.state.textContent = "Cancelled.";
        this.reply.empty("Cancelled. The server may have carried out the request.");
      } else {
        await this.reply.explain(root, error, proxied, request.target);
        this.show();
      }
    }
  }

  /** Bring the response into view: on phones, it is far below the button. */
  show() {
    const narrow = matchMedia("(max-width: 61.99rem)").matches;
    this.reply.node.scrollIntoView({ block: narrow ? "start" : "nearest" });
  }

  /** What follows a response: values to keep, and pages that use them. */
  arrived(response, value, given, root) {
    if (response.status === 401 && this.connection.secrets.length) {
      const again = button(this.connection.isIn ? "Change the credentials" : "Login", () => this.connection.toggle(true));
      this.following.append(el("p", {}, this.connection.isIn ? "The server does not accept these credentials. " : "The request had no credentials. ", again));
    }
    if (!response.ok) return;
    remember(this.op, given, root, { value, headers: response.headers });
    this.following.append(...(this.op.next || []).map(([title, page], index) =>
      el("a", { href: `${page}#play`, class: "pg-follow" }, index ? title : `Next: ${title}`)));
  }
}

Object.assign(window.Playground, { form: (host) => new Form(host), mismatches });
})();
