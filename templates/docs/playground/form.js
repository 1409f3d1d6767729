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
