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
