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
