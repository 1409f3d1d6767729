(function () {
"use strict";

// What Python does and JavaScript does not, for code that was Python: see generator/targets/samples/browser.
//
// A dict is a Map, a tuple or list an array, None null, and a number of a document a Num with its exact text.

class Thing {}

/** A number as it is written: 1.10 stays 1.10, and integers of any length are exact. */
class Num extends Thing {
  constructor(text) {
    super();
    this.text = text;
    this.whole = /^-?\d+$/.test(text);
  }
  valueOf() {
    return this.whole ? BigInt(this.text) : Number(this.text);
  }
  toString() {
    return this.text;
  }
}

class ValueError extends Error {}

const is = {
  str: (x) => typeof x === "string",
  bool: (x) => typeof x === "boolean",
  int: (x) => typeof x === "boolean" || Number.isInteger(x) || typeof x === "bigint" || (x instanceof Num && x.whole),
  float: (x) => (typeof x === "number" && !Number.isInteger(x)) || (x instanceof Num && !x.whole),
  tuple: Array.isArray,
  list: Array.isArray,
  Sequence: (x) => Array.isArray(x) || typeof x === "string",
  dict: (x) => x instanceof Map,
  Mapping: (x) => x instanceof Map,
  set: (x) => x instanceof Set,
  frozenset: (x) => x instanceof Set,
  bytes: (x) => x instanceof Uint8Array,
  NoneType: (x) => x == null,
  ValueError: (x) => x instanceof ValueError,
};

/** What a loop takes its items from. */
const i = (x) => (x instanceof Map ? x.keys() : x);
const a = (x) => (Array.isArray(x) ? x : Array.from(i(x)));

/** The truth of a value. */
function t(x) {
  if (x == null || x === false || x === "" || x === 0) return false;
  if (Array.isArray(x)) return x.length > 0;
  if (x instanceof Map || x instanceof Set) return x.size > 0;
  return x instanceof Num ? Number(x.text) !== 0 : true;
}

function eq(x, y) {
  if (x === y) return true;
  if (x == null || y == null) return x == null && y == null;
  if (x instanceof Num || y instanceof Num) return x.valueOf() == y.valueOf();
  if (typeof x !== "object" || typeof y !== "object" || x.constructor !== y.constructor) return false;
  if (Array.isArray(x)) return x.length === y.length && x.every((item, at) => eq(item, y[at]));
  if (x instanceof Set) return x.size === y.size && [...x].every((item) => y.has(item));
  if (x instanceof Map) return x.size === y.size && [...x].every(([key, item]) => y.has(key) && eq(item, y.get(key)));
  return Object.keys(x).every((key) => eq(x[key], y[key]));
}

function order(x, y) {
  if (Array.isArray(x)) {
    for (let at = 0; at < Math.min(x.length, y.length); at++) if (order(x[at], y[at])) return order(x[at], y[at]);
    return x.length - y.length;
  }
  return x < y ? -1 : x > y ? 1 : 0;
}

const s = (x) => (x == null ? "None" : x === true ? "True" : x === false ? "False" : String(x));
const hex = (code, width = 0) => code.toString(16).padStart(width, "0");

function repr(x) {
  if (typeof x !== "string") return s(x);
  const quote = x.indexOf("'") >= 0 && x.indexOf('"') < 0 ? '"' : "'";
  return quote + x.replace(/[\\\n\r\t]/g, (c) => ({ "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" })[c])
    .split(quote).join(`\\${quote}`) + quote;
}

function format(x, spec) {
  const [, zero, width, kind] = /^(0?)(\d*)([xXod]?)$/.exec(spec);
  const text = kind ? x.toString({ x: 16, X: 16, o: 8, d: 10 }[kind]) : s(x);
  const cased = kind === "X" ? text.toUpperCase() : text;
  return zero || kind ? cased.padStart(width || 0, zero || " ") : cased.padEnd(width || 0);
}

// -- text ----------------------------------------------------------------------------------

// Strings are counted in code points where they have others than those of the basic plane.
const ASTRAL = /[\ud800-\udfff]/;
const points = (x) => (typeof x === "string" && ASTRAL.test(x) ? Array.from(x) : x);

function at(x, key) {
  if (x instanceof Map) {
    if (!x.has(key)) throw new ValueError(key);
    return x.get(key);
  }
  const list = points(x);
  const found = list[key < 0 ? list.length + key : key];
  return found === undefined ? null : found;
}
function slice(x, from, to) {
  const list = points(x);
  const part = list.slice(from === null ? 0 : from, to === null ? undefined : to);
  return list === x ? part : part.join("");
}
const len = (x) => (x instanceof Map || x instanceof Set ? x.size : points(x).length);

const json_dumps = (x, options = {}) => {
  const text = oneLine(x);
  return options.ensure_ascii === false ? text
    : text.replace(/[\x7f-\uffff]/g, (c) => `\\u${hex(c.charCodeAt(0), 4)}`);
};
const quoted = (text) => JSON.stringify(text).replace(/\\u(d[89a-f]..)/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
function oneLine(x) {
  if (typeof x === "string") return quoted(x);
  if (Array.isArray(x)) return `[${x.map(oneLine).join(", ")}]`;
  if (x instanceof Map) return `{${[...x].map(([key, item]) => `${quoted(s(key))}: ${oneLine(item)}`).join(", ")}}`;
  return x == null ? "null" : String(x);
}

const sound = (text) => text.replace(/[\ud800-\udfff]/gu, "\ufffd");
function urllib_parse_quote(text, { safe = "/" } = {}) {
  return Array.from(sound(text), (c) => /[\w.~-]/.test(c) || safe.indexOf(c) >= 0 ? c
    : encodeURIComponent(c).replace(/^[^%]$/, (plain) => `%${hex(plain.charCodeAt(0), 2).toUpperCase()}`)).join("");
}
const shlex_quote = (text) => text && /^[\w@%+=:,./-]*$/.test(text) ? text : `'${text.split("'").join("'\"'\"'")}'`;

// -- patterns ------------------------------------------------------------------------------

class Match extends Thing {
  constructor(found) {
    super();
    this.found = found;
  }
}
const group = (match, key = 0) => {
  const found = typeof key === "string" ? match.found.groups[key] : match.found[key];
  return found === undefined ? null : found;
};
const search = (pattern, text, from = 0) => {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found && new Match(found);
};
const starting = (pattern, text, from, tail) => {
  const sticky = new RegExp(tail ? `(?:${pattern.source})${tail}` : pattern.source, pattern.flags.replace("g", "y"));
  sticky.lastIndex = from;
  const found = sticky.exec(text);
  return found && new Match(found);
};
/** An iterator that goes on where a loop left it: those of generators are closed by a break. */
function finditer(pattern, text) {
  const all = text.matchAll(pattern);
  const next = () => {
    const { done, value } = all.next();
    return { done, value: done ? undefined : new Match(value) };
  };
  return { next, [Symbol.iterator]() { return this; } };
}
const replacement = (text, match) => text.replace(/\\(?:(\d+)|g<(\w+)>|n|(.))/g, (whole, number, name, char) =>
  number !== undefined ? match[number] || "" : name !== undefined ? match.groups[name] || match[name] || "" : char === undefined ? "\n" : char);

function substituted(pattern, by, text) {
  pattern.lastIndex = 0;
  return text.replace(pattern, (...found) => {
    if (typeof found[found.length - 1] === "object") found.groups = found.pop();
    return typeof by === "string" ? replacement(by, found) : by(new Match(found.slice(0, -2)));
  });
}
const dynamic = (pattern) => (typeof pattern === "string" ? new RegExp(pattern, "gu") : pattern);

// -- what is built in ----------------------------------------------------------------------

const optionsOf = (list) => {
  const last = list[list.length - 1];
  return last && last.constructor === Object ? list.pop() : {};
};
const best = (sign) => (...given) => {
  const { key = (x) => x, default: fallback } = optionsOf(given);
  const list = given.length > 1 ? given : a(given[0]);
  if (!list.length) return fallback;
  return list.reduce((x, y) => (sign * order(key(y), key(x)) > 0 ? y : x));
};
const builtins = {
  len, repr, min: best(-1), max: best(1),
  any: (x) => a(x).some(t),
  all: (x) => a(x).every(t),
  sum: (x) => a(x).reduce((total, item) => total + Number(item), 0),
  sorted: (x, { key = (item) => item, reverse = false } = {}) => {
    const found = a(x).slice().sort((p, q) => order(key(p), key(q)));
    return reverse ? found.reverse() : found;
  },
  reversed: (x) => a(x).slice().reverse(),
  enumerate: (x, start = 0) => a(x).map((item, index) => [index + start, item]),
  zip: (...lists) => a(lists[0]).map((_, index) => lists.map((list) => a(list)[index])).slice(0, Math.min(...lists.map(len))),
  range: (from, to, step = 1) => {
    const found = [];
    for (let n = to === undefined ? 0 : from; n < (to === undefined ? from : to); n += step) found.push(n);
    return found;
  },
  tuple: (x = []) => a(x).slice(),
  list: (x = []) => a(x).slice(),
  set: (x = []) => new Set(i(x)),
  frozenset: (x = []) => new Set(i(x)),
  dict: (x = []) => new Map(x),
  str: (x = "") => s(x),
  bool: t,
  int: (x) => Number(x),
  chr: (x) => String.fromCodePoint(x),
  ord: (x) => x.codePointAt(0),
  hex: (x) => `0x${BigInt(x).toString(16)}`,
  iter: (x) => i(x)[Symbol.iterator](),
  next: (x, ...fallback) => {
    const found = (typeof x.next === "function" ? x : a(x)[Symbol.iterator]()).next();
    if (found.done && !fallback.length) throw new ValueError("nothing is left");
    return found.done ? fallback[0] : found.value;
  },
  dataclasses_replace: (x, changes) => Object.assign(Object.create(Object.getPrototypeOf(x)), x, changes),
  math_isfinite: () => true, // JSON knows no other numbers
  json_encoder_encode_basestring: quoted,
  json_dumps, urllib_parse_quote, shlex_quote,
  re_compile: dynamic,
  re_sub: (pattern, by, text) => substituted(dynamic(pattern), by, text),
  re_search: (pattern, text) => search(dynamic(pattern), text),
  re_match: (pattern, text) => starting(dynamic(pattern), text, 0),
  re_fullmatch: (pattern, text) => starting(dynamic(pattern), text, 0, "$"),
  re_findall: (pattern, text) => methods.findall(dynamic(pattern), text),
  re_split: (pattern, text) => text.split(dynamic(pattern)).map((one) => (one === undefined ? null : one)),
};

builtins.dict.fromkeys = (x, value = null) => new Map(a(x).map((key) => [key, value]));

const number = (x) => (x instanceof Num ? x.valueOf() : x);
const joined = (x, y) => (x instanceof Map ? new Map([...x, ...y]) : new Set([...x, ...y]));
const operators = {
  op_add: (x, y) => (Array.isArray(x) ? [...x, ...a(y)] : number(x) + number(y)),
  op_sub: (x, y) => (x instanceof Set ? new Set([...x].filter((one) => !y.has(one))) : number(x) - number(y)),
  op_mul: (x, y) => (typeof x === "string" ? x.repeat(Math.max(0, y)) : typeof y === "string" ? y.repeat(Math.max(0, x)) : number(x) * number(y)),
  op_div: (x, y) => Math.floor(x / y),
  op_mod: (x, y) => ((x % y) + y) % y,
  op_pow: (x, y) => (x ** y < 2 ** 53 ? x ** y : BigInt(x) ** BigInt(y)),
  op_or: (x, y) => (typeof x === "object" ? joined(x, y) : x | y),
  op_and: (x, y) => (x instanceof Set ? new Set([...x].filter((one) => y.has(one))) : x & y),
  op_shl: (x, y) => x << y,
  op_shr: (x, y) => x >> y,
  both: (x, y) => (t(x) ? y() : x),
  either: (x, y) => (t(x) ? x : y()),
  in: (x, y) => (typeof y === "string" ? y.indexOf(x) >= 0 : y instanceof Map || y instanceof Set ? y.has(x) : a(y).some((one) => eq(one, x))),
  put: (x, key, value) => (x instanceof Map ? x.set(key, value) : (x[key] = value)),
  unpack: (x, before, after) => {
    const list = a(x);
    const end = list.length - after;
    return [...list.slice(0, before), list.slice(before, end), ...list.slice(end)];
  },
  bound: (x, name) => (...given) => $[name](x, ...given),
};

const stripped = (chars, ends) => {
  const set = chars === undefined ? "[\\s\\x1c-\\x1f\\x85]" : `[${chars.replace(/[\\\]^-]/g, "\\$&")}]`;
  const found = [ends & 1 ? `^${set}+` : "", ends & 2 ? `${set}+$` : ""].filter(Boolean).join("|");
  return new RegExp(found, "gu");
};
const affixes = (given) => (Array.isArray(given) ? given : [given]);
const methods = {
  add: (x, y) => void x.add(y),
  append: (x, item) => void x.push(item),
  extend: (x, items) => void x.push(...a(items)),
  insert: (x, where, item) => void x.splice(where, 0, item),
  clear: (x) => void (Array.isArray(x) ? x.splice(0) : x.clear()),
  pop: (x, key, ...fallback) => {
    if (Array.isArray(x)) return key === undefined ? x.pop() : x.splice(key, 1)[0];
    const found = x.has(key) ? x.get(key) : fallback[0];
    x.delete(key);
    return found === undefined ? null : found;
  },
  get: (x, key, fallback = null) => (x.has(key) ? x.get(key) : fallback),
  setdefault: (x, key, value) => (x.has(key) ? x.get(key) : (x.set(key, value), value)),
  items: (x) => [...x],
  keys: (x) => [...x.keys()],
  values: (x) => [...x.values()],
  update: (x, more) => { for (const one of more) Array.isArray(one) ? x.set(...one) : x.add(one); },
  issuperset: (x, y) => a(y).every((one) => x.has(one)),
  bit_length: (x) => { const n = BigInt(x instanceof Num ? x.text : x); return n === 0n ? 0 : (n < 0n ? -n : n).toString(2).length; },
  capitalize: (x) => x.slice(0, 1).toUpperCase() + x.slice(1).toLowerCase(),
  lower: (x) => x.toLowerCase(),
  upper: (x) => x.toUpperCase(),
  count: (x, item) => (Array.isArray(x) ? x.filter((one) => eq(one, item)).length : x.split(item).length - 1),
  encode: (x) => new TextEncoder().encode(x),
  startswith: (x, given, from = 0) => affixes(given).some((one) => x.startsWith(one, from)),
  endswith: (x, given) => affixes(given).some((one) => x.endsWith(one)),
  removeprefix: (x, given) => (x.startsWith(given) ? x.slice(given.length) : x),
  removesuffix: (x, given) => (given && x.endsWith(given) ? x.slice(0, -given.length) : x),
  find: (x, y) => x.indexOf(y),
  rfind: (x, y) => x.lastIndexOf(y),
  isalnum: (x) => /^[\p{L}\p{N}]+$/u.test(x),
  isalpha: (x) => /^\p{L}+$/u.test(x),
  isascii: (x) => /^[\0-\x7f]*$/.test(x),
  isdecimal: (x) => /^\p{Nd}+$/u.test(x),
  isidentifier: (x) => /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.test(x),
  join: (x, items) => a(items).join(x),
  replace: (x, from, to, times = -1) => (times === 1 ? x.replace(from, () => to) : x.split(from).join(to)),
  split: (x, by, most) => {
    if (x instanceof RegExp) return by.split(x).map((one) => (one === undefined ? null : one));
    if (by == null) return x.split(/[\s\x1c-\x1f\x85]+/u).filter(Boolean);
    const found = x.split(by);
    return most === undefined || found.length <= most ? found : [...found.slice(0, most), found.slice(most).join(by)];
  },
  splitlines: (x) => x.replace(/(?:\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029])$/, "").split(/\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]/),
  expandtabs: (x, width = 8) => x.split("\n").map((line) => { while (line.indexOf("\t") >= 0) line = line.replace("\t", " ".repeat(width - (Array.from(line.slice(0, line.indexOf("\t"))).length % width))); return line; }).join("\n"),
  strip: (x, chars) => x.replace(stripped(chars, 3), ""),
  lstrip: (x, chars) => x.replace(stripped(chars, 1), ""),
  rstrip: (x, chars) => x.replace(stripped(chars, 2), ""),
  ljust: (x, width) => x.padEnd(width),
  partition: (x, by) => { const n = x.indexOf(by); return n < 0 ? [x, "", ""] : [x.slice(0, n), by, x.slice(n + by.length)]; },
  rpartition: (x, by) => { const n = x.lastIndexOf(by); return n < 0 ? ["", "", x] : [x.slice(0, n), by, x.slice(n + by.length)]; },
  sub: substituted,
  search,
  match: (pattern, text, from = 0) => starting(pattern, text, from),
  fullmatch: (pattern, text) => starting(pattern, text, 0, "$"),
  findall: (pattern, text) => Array.from(text.matchAll(pattern), (found) => (found.length > 2 ? found.slice(1) : found[found.length - 1])),
  finditer,
  group,
  start: (match) => match.found.index,
  end: (match) => match.found.index + match.found[0].length,
};

const $ = { Thing, Num, ValueError, is, i, a, t, eq, s, slice, format, ...builtins, ...operators };
$.at = (x, key) => (x instanceof Match ? group(x, key) : at(x, key));
// A class that was Python may have a method of the same name.
for (const name of Object.keys(methods)) {
  const own = methods[name];
  $[name] = (x, ...given) => (x instanceof Thing && typeof x[name] === "function" ? x[name](...given) : own(x, ...given));
}
/** The text of a file: it ends with one line end. */
$.ended = (text) => `${$.rstrip(text)}\n`.replace(/^\n+/, "");

class requests_model$Argument extends $.Thing {
constructor(location, wire, value) {
super(); this.location = location; this.wire = wire; this.value = value;
}
}
class requests_model$ClientHeader extends $.Thing {
constructor(name, variable, example = null, required = false) {
super(); this.name = name; this.variable = variable; this.example = example; this.required = required;
}
}
class requests_model$Credential extends $.Thing {
constructor(scheme, kind, location, name, prefix, variable, encoded = false) {
super(); this.scheme = scheme; this.kind = kind; this.location = location; this.name = name; this.prefix = prefix; this.variable = variable; this.encoded = encoded;
}
}
class requests_model$FileBody extends $.Thing {
constructor(media_type, name = "sample.bin", content = null) {
super(); this.media_type = media_type; this.name = name; this.content = content;
}
}
class requests_model$FilePart extends $.Thing {
constructor(name, media_type, filename = "sample.bin", content = null, headers = []) {
super(); this.name = name; this.media_type = media_type; this.filename = filename; this.content = content; this.headers = headers;
}
}
class requests_model$FormBody extends $.Thing {
constructor(media_type, pairs) {
super(); this.media_type = media_type; this.pairs = pairs;
}
get text() {
const self = this;
return requests_model$join_pairs(self.pairs);
}
}
class requests_model$JsonBody extends $.Thing {
constructor(media_type, value) {
super(); this.media_type = media_type; this.value = value;
}
}
class requests_model$MultipartBody extends $.Thing {
constructor(media_type, parts) {
super(); this.media_type = media_type; this.parts = parts;
}
}
class requests_model$RequestModel extends $.Thing {
constructor(operation, example, method, path, encoded_path, query, query_string, headers, cookies, client_headers, credentials, accept, body, saves_reply, reply_type, arguments$, server) {
super(); this.operation = operation; this.example = example; this.method = method; this.path = path; this.encoded_path = encoded_path; this.query = query; this.query_string = query_string; this.headers = headers; this.cookies = cookies; this.client_headers = client_headers; this.credentials = credentials; this.accept = accept; this.body = body; this.saves_reply = saves_reply; this.reply_type = reply_type; this.arguments = arguments$; this.server = server;
}
get key() {
const self = this;
return self.operation.key;
}
get default_root() {
const self = this;
return (($.in("://", self.server)) ? self.server : "");
}
get target() {
const self = this;
let joiner, tail;
joiner = (($.in("?", self.encoded_path)) ? "&" : "?");
tail = ($.t(self.query_string) ? `${$.s(joiner)}${$.s(self.query_string)}` : "");
return `${$.s(self.encoded_path)}${$.s(tail)}`;
}
get sends_file() {
const self = this;
let match196, parts;
match196 = self.body;
if (match196 instanceof requests_model$FileBody) {
return true;
} else if (match196 instanceof requests_model$MultipartBody) {
parts = match196.parts;
return $.any($.a(parts).map((part) => part instanceof requests_model$FilePart));
} else if (true) {
return false;
} else {}
}
get sent_headers() {
const self = this;
let found;
found = ((self.accept === "*/*") ? [] : [["Accept", self.accept]]);
found = $.op_add(found, self.headers);
if (($.t(self.cookies) && !$.t($.any($.a(self.credentials).map((c) => (c.location === "cookie")))))) {
$.append(found, ["Cookie", $.join("; ", $.a(self.cookies).map(([name, text]) => `${$.s(name)}=${$.s(text)}`))]);
}
if (((self.body != null) && !$.t(self.body instanceof requests_model$MultipartBody))) {
$.append(found, ["Content-Type", self.body.media_type]);
}
return $.tuple(found);
}
argument(location, wire) {
const self = this;
return $.next($.a(self.arguments).filter((a) => ((a.location === location) && ($.eq(a.wire, wire)))), null);
}
}
class requests_model$TextBody extends $.Thing {
constructor(media_type, text) {
super(); this.media_type = media_type; this.text = text;
}
}
class requests_model$TextPart extends $.Thing {
constructor(name, media_type, text, headers = []) {
super(); this.name = name; this.media_type = media_type; this.text = text; this.headers = headers;
}
}
class notation_scalars$SpelledInt extends $.Thing {
}
class notation_scalars$SpelledFloat extends $.Thing {
}
class notation_media$ContentType extends $.Thing {
constructor(main, sub, parameters = []) {
super(); this.main = main; this.sub = sub; this.parameters = parameters;
}
static parse(text) {
const cls = this;
let _, main, sub;
[main, _, sub] = $.a($.partition($.lower($.strip($.at($.partition(text, ";"), 0))), "/"));
return new cls(main, sub, $.tuple(notation_media$_parameters(text)));
}
get essence() {
const self = this;
return ($.t(self.sub) ? `${$.s(self.main)}/${$.s(self.sub)}` : self.main);
}
get suffix() {
const self = this;
return (($.in("+", self.sub)) ? $.at($.rpartition(self.sub, "+"), 2) : "");
}
get kind() {
const self = this;
if ((($.in(self.essence, notation_media$_LINES)) || $.t(self.is_sequence))) {
return "lines";
}
if (($.eq(self.essence, "text/event-stream"))) {
return "events";
}
if (($.in("json", [self.sub, self.suffix]))) {
return "json";
}
if (($.eq(self.essence, "application/x-www-form-urlencoded"))) {
return "form";
}
if ((self.main === "multipart")) {
return "multipart";
}
if ((($.in("xml", [self.sub, self.suffix])) && (self.main !== "image"))) {
return "xml";
}
return ((self.main === "text") ? "text" : "bytes");
}
get is_sequence() {
const self = this;
return ($.in("json-seq", [self.sub, self.suffix]));
}
get is_textual() {
const self = this;
return $.either((!$.in(self.kind, new Set(["bytes", "multipart"]))), () => (self.suffix === "xml"));
}
get is_range() {
const self = this;
return ($.in("*", self.essence));
}
get breadth() {
const self = this;
if (($.in(self.essence, ["*", "*/*"]))) {
return 3;
}
return ((self.sub === "*") ? 2 : $.int(self.is_range));
}
parameter(name) {
const self = this;
return $.get($.dict($.reversed(self.parameters)), name, "");
}
covers(other) {
const self = this;
if (($.in(self.essence, [other.essence, "*", "*/*"]))) {
return true;
}
if (((!$.eq(self.main, other.main)) || !$.t($.startswith(self.sub, "*")))) {
return false;
}
return $.either((self.sub === "*"), () => $.both((self.sub === `*+${$.s(self.suffix)}`), () => ($.eq(self.suffix, other.suffix))));
}
}
class languages_base$Text extends $.Thing {
constructor(text) {
super(); this.text = text;
}
}
class languages_base$Syntax extends $.Thing {
constructor(string, variable, joiner = " + ", local = $.str) {
super(); this.string = string; this.variable = variable; this.joiner = joiner; this.local = local;
}
expression(pieces) {
const self = this;
return $.either($.join(self.joiner, $.a(pieces).filter((piece) => (!$.eq(piece, new languages_base$Text("")))).map((piece) => ($.t(piece instanceof languages_base$Text) ? self.string(piece.text) : self.variable(piece)))), () => self.string(""));
}
}
class samples_views$VariableView extends $.Thing {
constructor(name, local, default$, is_required, has_default, is_optional) {
super(); this.name = name; this.local = local; this.default = default$; this.is_required = is_required; this.has_default = has_default; this.is_optional = is_optional;
}
}
class languages_base$Variable extends $.Thing {
constructor(name, form = "plain") {
super(); this.name = name; this.form = form;
}
}
class languages_base$Interpolated extends languages_base$Syntax {
constructor(string, variable, joiner = " + ", local = $.str, inner = $.str, hole = languages_base$_bare, quotes = ["\"", "\""]) {
super(); this.string = string; this.variable = variable; this.joiner = joiner; this.local = local; this.inner = inner; this.hole = hole; this.quotes = quotes;
}
expression(pieces) {
const self = this;
let part, parts, written;
parts = $.a(pieces).filter((piece) => (!$.eq(piece, new languages_base$Text(""))));
if ((($.eq($.len(parts), 1)) && $.t($.at(parts, 0) instanceof languages_base$Variable))) {
return self.variable($.at(parts, 0));
}
if ($.t($.all($.a(parts).map((part) => part instanceof languages_base$Text)))) {
return self.string($.join("", $.a(parts).filter((part) => $.t(part instanceof languages_base$Text)).map((part) => part.text)));
}
written = "";
for (part of $.i($.reversed(parts))) {
if ($.t(part instanceof languages_base$Text)) {
written = $.op_add(self.inner(part.text), written);
} else {
written = $.op_add(self.hole(self.variable(part), written), written);
}
}
return `${$.s($.at(self.quotes, 0))}${$.s(written)}${$.s($.at(self.quotes, 1))}`;
}
}
class samples_views$HeaderView extends $.Thing {
constructor(name, value, line, is_optional = false) {
super(); this.name = name; this.value = value; this.line = line; this.is_optional = is_optional;
}
}
class samples_views$PartView extends $.Thing {
constructor(name, text, media_type, disposition, head, tail, headers, is_file, has_type) {
super(); this.name = name; this.text = text; this.media_type = media_type; this.disposition = disposition; this.head = head; this.tail = tail; this.headers = headers; this.is_file = is_file; this.has_type = has_type;
}
}
class samples_views$SampleView extends $.Thing {
constructor(title, needs, imports = [], name, method, verb, url, headers, variables, steps = [], form = [], options = [], seconds, reply = [], body, media_type, parts, note, has_note, has_text, sends_values = false, has_file, has_parts, has_body, part_files, is_head, known_verb = true, has_required, has_optional, has_headers, prints_json, prints, saves, shows) {
super(); this.title = title; this.needs = needs; this.imports = imports; this.name = name; this.method = method; this.verb = verb; this.url = url; this.headers = headers; this.variables = variables; this.steps = steps; this.form = form; this.options = options; this.seconds = seconds; this.reply = reply; this.body = body; this.media_type = media_type; this.parts = parts; this.note = note; this.has_note = has_note; this.has_text = has_text; this.sends_values = sends_values; this.has_file = has_file; this.has_parts = has_parts; this.has_body = has_body; this.part_files = part_files; this.is_head = is_head; this.known_verb = known_verb; this.has_required = has_required; this.has_optional = has_optional; this.has_headers = has_headers; this.prints_json = prints_json; this.prints = prints; this.saves = saves; this.shows = shows;
}
}
function requests_model$join_pairs(pairs) {
return $.join("&", $.a(pairs).map(([name, text]) => `${$.s(name)}=${$.s(text)}`));
}
function requests_serialize$_quote_reserved(text, allowed) {
let encoded, first, piece, rest, triplet;
[first, ...rest] = $.a($.split(text, "%"));
encoded = $.urllib_parse_quote(first, {safe: `-._~${$.s(allowed)}`});
for (piece of $.i(rest)) {
triplet = $.both(($.len(piece) > 1), () => $.issuperset(requests_serialize$_HEX, $.slice(piece, null, 2)));
encoded = $.op_add(encoded, $.op_add(($.t(triplet) ? "%" : "%25"), $.urllib_parse_quote(piece, {safe: `-._~${$.s(allowed)}`})));
}
return encoded;
}
function requests_serialize$_quote_cookie(text) {
return requests_serialize$_quote_reserved(text, $.replace("/:?@!$'()*,;=", ";", ""));
}
function requests_serialize$quote_all(text) {
return $.urllib_parse_quote(text, {safe: "-._~"});
}
function notation_scalars$text_of(value) {
if ($.is.bool(value)) {
return ($.t(value) ? "true" : "false");
} else if (value == null) {
return "null";
} else if ((value instanceof notation_scalars$SpelledInt || value instanceof notation_scalars$SpelledFloat)) {
return value.spelling;
} else if (true) {
return $.str(value);
} else {}
}
function requests_serialize$text_of(value) {
if ($.t(($.is.dict(value) || $.is.tuple(value)))) {
return $.json_dumps(value, {ensure_ascii: false});
}
return notation_scalars$text_of(value);
}
function requests_serialize$_joined(value, delimiters) {
if ((!$.t($.is.tuple(value)) || !$.t(delimiters))) {
return value;
}
return $.join($.at(delimiters, 0), $.a(value).map((item) => requests_serialize$text_of(requests_serialize$_joined(item, $.slice(delimiters, 1, null)))));
}
function notation_media$_parameters(text) {
let found, name, plain, value;
found = [];
for ([name, value] of $.i($.findall(notation_media$_PARAMETER, text))) {
plain = $.strip(value);
if (($.slice(plain, null, 1) === "\"")) {
plain = $.sub(notation_media$_ESCAPE, "\\1", $.slice(plain, 1, (-1)));
}
$.append(found, [$.lower(name), plain]);
}
return found;
}
function notation_media$media_kind(content_type) {
return notation_media$ContentType.parse(content_type).kind;
}
function notation_media$is_json(content_type) {
return (notation_media$media_kind(content_type) === "json");
}
function requests_serialize$content(parameter, value) {
if (($.t(parameter.joined) && $.t($.is.tuple(value)))) {
return $.tuple($.a(value).map((item) => requests_serialize$_joined(item, parameter.joined)));
}
if ((!$.t(parameter.media_type) || ($.t($.is.str(value)) && !$.t(notation_media$is_json(parameter.media_type))))) {
return value;
}
return $.json_dumps(value);
}
function requests_serialize$as_is(text) {
return text;
}
function requests_serialize$_deep(name, value, escape, escape_name) {
let named, nested;
if ($.is.dict(value)) {
named = $.a($.items(value)).map(([key, item]) => [$.op_add(name, escape_name(`[${$.s(key)}]`)), item]);
} else if ($.is.tuple(value)) {
nested = $.any($.a(value).map((item) => ($.is.tuple(item) || $.is.dict(item))));
named = $.a($.enumerate(value)).map(([index, item]) => [$.op_add(name, escape_name(($.t(nested) ? `[${$.s(index)}]` : "[]"))), item]);
} else if (value == null) {
return [];
} else if (true) {
return [[name, escape(requests_serialize$text_of(value))]];
} else {}
return $.a(named).flatMap(([key, item]) => $.a(requests_serialize$_deep(key, item, escape, escape_name)));
}
function requests_serialize$members(value, escape, explode) {
let pairs;
if ($.is.dict(value)) {
pairs = $.a($.items(value)).filter(([k, v]) => (v != null)).map(([k, v]) => [escape(k), escape(requests_serialize$text_of(v))]);
if ($.t(explode)) {
return $.a(pairs).map(([name, text]) => `${$.s(name)}=${$.s(text)}`);
}
return $.a(pairs).flatMap((pair) => $.a(pair));
} else if ($.is.tuple(value)) {
return $.a(value).filter((item) => (item != null)).map((item) => escape(requests_serialize$text_of(item)));
} else if (true) {
return [escape(requests_serialize$text_of(value))];
} else {}
}
function requests_serialize$_pairs(style, name, value, escape, explode, escape_name = requests_serialize$quote_all) {
let pieces, separator;
if ((style === "deepObject")) {
return requests_serialize$_deep(escape_name(name), value, escape, escape_name);
}
if (!$.t(($.is.tuple(value) || $.is.dict(value)))) {
return [[escape_name(name), escape(requests_serialize$text_of(value))]];
}
if (($.t(explode) && $.t($.is.dict(value)))) {
return $.a($.items(value)).filter(([key, v]) => (v != null)).map(([key, v]) => [escape_name(key), escape(requests_serialize$text_of(v))]);
}
pieces = requests_serialize$members(value, escape, false);
if ($.t(explode)) {
return $.a(pieces).map((piece) => [escape_name(name), piece]);
}
separator = (($.in(style, requests_serialize$_DELIMITERS)) ? escape($.at(requests_serialize$_DELIMITERS, style)) : ",");
return ($.t(pieces) ? [[escape_name(name), $.join(separator, pieces)]] : []);
}
function requests_serialize$cookie_pairs(parameter, value) {
let escape, raw;
raw = (parameter.style === "cookie");
escape = ($.t(parameter.allow_reserved) ? requests_serialize$_quote_cookie : requests_serialize$quote_all);
return requests_serialize$_pairs("form", parameter.name, requests_serialize$content(parameter, value), ($.t(raw) ? requests_serialize$as_is : escape), parameter.explode, ($.t(raw) ? requests_serialize$as_is : requests_serialize$quote_all));
}
function emit_characters$scalars(text) {
return ($.t($.isascii(text)) ? text : $.sub(emit_characters$_SURROGATE, "\ufffd", text));
}
function languages_base$variables_of(model, syntax) {
let found;
found = new Map([["API_ROOT", !$.t(model.default_root)]]);
found = $.op_or(found, new Map($.a(model.credentials).filter((c) => $.t(c.name)).map((c) => [c.variable, true])));
found = $.op_or(found, new Map($.a(model.client_headers).map((header) => [header.variable, header.required])));
found = $.op_or(found, ($.t(model.sends_file) ? new Map([["FILE", true]]) : new Map([])));
return $.tuple($.a($.items(found)).map(([name, required]) => new samples_views$VariableView(name, syntax.local(name), (($.eq(name, "API_ROOT")) ? syntax.string(model.default_root) : ""), required, $.both(($.eq(name, "API_ROOT")), () => !$.t(required)), $.both((!$.eq(name, "API_ROOT")), () => !$.t(required)))));
}
function* languages_base$_cookie_pieces(model) {
let known, pieces, secret, secrets;
secrets = $.a(model.credentials).filter((c) => (c.location === "cookie"));
if (!$.t(secrets)) {
return null;
}
known = $.join("", $.a(model.cookies).map(([name, text]) => `${$.s(name)}=${$.s(text)}; `));
pieces = [];
for (secret of $.i(secrets)) {
pieces = $.op_add(pieces, [new languages_base$Text(`${$.s(known)}${$.s(secret.name)}=`), new languages_base$Variable(secret.variable)]);
known = "; ";
}
yield ["Cookie", $.tuple(pieces)];
}
function* languages_base$header_pieces(model) {
let credential, form, header, name, value;
for (credential of $.i(model.credentials)) {
if (((credential.location === "header") && $.t(credential.name))) {
form = ($.t(credential.encoded) ? "base64" : "plain");
yield [credential.name, [new languages_base$Text(credential.prefix), new languages_base$Variable(credential.variable, form)]];
}
}
for (header of $.i(model.client_headers)) {
yield [header.name, [new languages_base$Variable(header.variable)]];
}
yield* $.a(languages_base$_cookie_pieces(model));
for ([name, value] of $.i(model.sent_headers)) {
if ((!$.in($.lower(name), languages_base$_OWN_HEADERS))) {
yield [name, [new languages_base$Text(value)]];
}
}
}
function emit_files$_write(value, end, parts, move) {
let before, inner, item, key, put;
put = $.bound(parts, "append");
if ($.t($.is.str(value))) {
put($.json_encoder_encode_basestring(value));
} else if ($.t($.is.Mapping(value))) {
inner = `${$.s(end)}  `;
before = `{${$.s(inner)}`;
for ([key, item] of $.i($.items(value))) {
put(`${$.s(before)}${$.s($.json_encoder_encode_basestring(key))}: `);
emit_files$_write(item, inner, parts, move);
if (($.len(parts) > 10000)) {
move();
}
before = `,${$.s(inner)}`;
}
put(($.t(value) ? `${$.s(end)}}` : "{}"));
} else if ($.t($.is.Sequence(value))) {
inner = `${$.s(end)}  `;
before = `[${$.s(inner)}`;
for (item of $.i(value)) {
put(before);
emit_files$_write(item, inner, parts, move);
before = `,${$.s(inner)}`;
}
put(($.t(value) ? `${$.s(end)}]` : "[]"));
} else if (($.t($.is.float(value)) && !$.t($.math_isfinite(value)))) {
put("null");
} else {
put($.json_dumps(value));
}
}
function emit_files$indented(value) {
let parts;
parts = [];
emit_files$_write(value, "\n", parts, (() => null));
return $.join("", parts);
}
function emit_characters$units(char) {
let code;
code = $.ord(char);
if ((code < 65536)) {
return `\\u${$.format(code, "04x")}`;
}
code = $.op_sub(code, 65536);
return `\\u${$.format($.op_add(55296, $.op_shr(code, 10)), "04x")}\\u${$.format($.op_add(56320, $.op_and(code, 1023)), "04x")}`;
}
function emit_characters$plain_json(text) {
function escaped(run) {
return $.sub(emit_characters$_HIDDEN_IN_LINES, ((char) => emit_characters$units($.at(char, 0))), $.at(run, 0));
}
return $.sub(emit_characters$_ODD, escaped, text);
}
function emit_literals$json_text(value) {
return emit_characters$plain_json(emit_files$indented(value));
}
function languages_base$title_of(model) {
let doc, text;
doc = model.operation.doc;
text = $.either($.join(" ", $.split($.either(doc.summary, () => doc.title))), () => `${$.s(model.method)} ${$.s(model.path)}`);
return ($.t($.endswith(text, [".", "!", "?"])) ? text : `${$.s(text)}.`);
}
function languages_base$_listed(names) {
let last, most;
[most, last] = $.unpack($.either(names, () => [""]), 0, 1);
return ($.t(most) ? `${$.s($.join(", ", most))} and ${$.s(last)}` : last);
}
function languages_base$needs_of(model) {
let found, optional, required;
found = languages_base$variables_of(model, new languages_base$Syntax($.str, $.str));
required = languages_base$_listed($.a(found).filter((one) => $.t(one.is_required)).map((one) => one.name));
optional = languages_base$_listed($.a(found).filter((one) => !$.t(one.is_required)).map((one) => one.name));
return $.join("; ", [...$.a(($.t(required) ? [required] : [])), ...$.a(($.t(optional) ? [`optional: ${$.s(optional)}`] : []))]);
}
function emit_literals$code_line(text) {
let flat;
flat = $.join(" ", $.split($.sub(emit_literals$_HIDDEN, " ", emit_characters$scalars(text))));
return $.replace($.replace($.replace(flat, "?>", "? >"), "*/", "* /"), "\\u", "\\ u");
}
function languages_base$_bare(expression, behind) {
return expression;
}
function languages_base$url_pieces(model) {
let credential, joiner, name, pieces;
pieces = [new languages_base$Variable("API_ROOT"), new languages_base$Text(model.target)];
joiner = (($.in("?", model.target)) ? "&" : "?");
for (credential of $.i(model.credentials)) {
if ((credential.location === "query")) {
name = requests_serialize$quote_all(credential.name);
pieces = $.op_add(pieces, [new languages_base$Text(`${$.s(joiner)}${$.s(name)}=`), new languages_base$Variable(credential.variable, "percent")]);
joiner = "&";
}
}
return $.tuple(pieces);
}
function emit_literals$_short_or(escape) {
return ((char) => $.either($.get(emit_literals$_SHORT, char), () => escape(char)));
}
function emit_literals$_quoted(text, escape, unsafe = emit_literals$_UNSAFE) {
return `"${$.s($.sub(unsafe, ((match) => escape($.at(match, 0))), emit_characters$scalars(text)))}"`;
}
function languages_base$text_of_body(model) {
let form, match201, text, value;
match201 = model.body;
if (match201 instanceof requests_model$JsonBody) {
value = match201.value;
return emit_literals$json_text(value);
} else if (match201 instanceof requests_model$TextBody) {
text = match201.text;
return text;
} else if (match201 instanceof requests_model$FormBody) {
form = match201;
return form.text;
} else if (true) {
return null;
} else {}
}
function languages_base$_line(name, pieces) {
let first, rest;
[first, ...rest] = $.a(pieces);
if ($.t(first instanceof languages_base$Text)) {
return [new languages_base$Text(`${$.s(name)}: ${$.s(first.text)}`), ...$.a(rest)];
}
return [new languages_base$Text(`${$.s(name)}: `), ...$.a(pieces)];
}
function languages_base$escaped_name(name) {
return $.replace($.replace($.replace(name, "\"", "%22"), "\r", "%0D"), "\n", "%0A");
}
function languages_base$_part(part, syntax) {
let disposition, extra, head, is_file, name, typed;
name = languages_base$escaped_name(part.name);
extra = $.join("", $.a(part.headers).map(([key, value]) => `${$.s(key)}: ${$.s(value)}\r\n`));
typed = ($.t(part.media_type) ? `Content-Type: ${$.s(part.media_type)}\r\n` : "");
disposition = `Content-Disposition: form-data; name="${$.s(name)}"`;
is_file = part instanceof requests_model$FilePart;
head = ($.t(is_file) ? `${$.s(disposition)}; filename="` : `${$.s(disposition)}\r\n${$.s(typed)}${$.s(extra)}\r\n`);
return new samples_views$PartView(syntax.string(part.name), ($.t(part instanceof requests_model$FilePart) ? "" : syntax.string(part.text)), syntax.string(part.media_type), syntax.string(($.t(is_file) ? `form-data; name="${$.s(name)}"; filename="` : `form-data; name="${$.s(name)}"`)), syntax.string(head), ($.t(is_file) ? syntax.string(`"\r\n${$.s(typed)}${$.s(extra)}\r\n`) : ""), $.tuple($.a(part.headers).map(([key, value]) => new samples_views$HeaderView(syntax.string(key), syntax.string(value), syntax.string(`${$.s(key)}: ${$.s(value)}`)))), is_file, $.bool(part.media_type));
}
function languages_base$is_json(accept) {
let media_type;
media_type = $.lower($.strip($.at($.split($.at($.split(accept, ",", {maxsplit: 1}), 0), ";", {maxsplit: 1}), 0)));
return $.either((media_type === "application/json"), () => $.endswith(media_type, "+json"));
}
function languages_base$common_view(model, name, syntax) {
let body, has_files, has_reply, headers, needs_certificate, optional, parts, prints, text, variables;
body = model.body;
text = languages_base$text_of_body(model);
parts = ($.t(body instanceof requests_model$MultipartBody) ? body.parts : []);
needs_certificate = $.any($.a(model.credentials).map((credential) => !$.t(credential.name)));
has_reply = (model.operation.reply_with_body() != null);
prints = $.both(has_reply, () => $.both(!$.t(model.saves_reply), () => (model.method !== "HEAD")));
variables = languages_base$variables_of(model, syntax);
headers = $.tuple(languages_base$header_pieces(model));
optional = new Set($.a(model.client_headers).filter((header) => !$.t(header.required)).map((header) => header.name));
has_files = $.either(model.sends_file, () => model.saves_reply);
return new samples_views$SampleView(languages_base$title_of(model), languages_base$needs_of(model), undefined, name, syntax.string(model.method), $.capitalize(model.method), syntax.expression(languages_base$url_pieces(model)), $.tuple($.a(headers).map(([header, pieces]) => new samples_views$HeaderView(syntax.string(header), syntax.expression(pieces), syntax.expression(languages_base$_line(header, pieces)), ($.in(header, optional))))), variables, undefined, undefined, undefined, ($.t(has_files) ? "600" : "60"), undefined, ((text != null) ? syntax.string(text) : ""), ((body != null) ? syntax.string(body.media_type) : ""), $.tuple($.a(parts).map((part) => languages_base$_part(part, syntax))), ($.t(needs_certificate) ? languages_base$_CERTIFICATE : ""), needs_certificate, (text != null), undefined, body instanceof requests_model$FileBody, body instanceof requests_model$MultipartBody, (body != null), $.any($.a(parts).map((part) => part instanceof requests_model$FilePart)), (model.method === "HEAD"), undefined, $.any($.a(variables).map((one) => one.is_required)), $.any($.a(variables).map((one) => one.is_optional)), $.bool(headers), $.both(prints, () => languages_base$is_json(model.accept)), prints, model.saves_reply, $.both(!$.t(prints), () => !$.t(model.saves_reply)));
}
const requests_serialize$_HEX = new Set(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C", "D", "E", "F", "a", "b", "c", "d", "e", "f"]);
const notation_media$_ESCAPE = /\\(.)/gu;
const notation_media$_PARAMETER = /;[\s\x1c-\x1f\x85]*([^\s\x1c-\x1f\x85=;]+)[\s\x1c-\x1f\x85]*=[\s\x1c-\x1f\x85]*("(?:[^"\\]|\\.)*"|[^;]*)/gu;
const notation_media$_LINES = new Set(["application/json-lines", "application/jsonl", "application/jsonlines", "application/ndjson", "application/stream+json", "application/x-jsonl", "application/x-jsonlines", "application/x-ndjson", "text/jsonl", "text/ndjson"]);
const requests_serialize$_DELIMITERS = new Map([["spaceDelimited", " "], ["pipeDelimited", "|"], ["tabDelimited", "\t"]]);
const emit_characters$_SURROGATE = /[\ud800-\udfff]/gu;
const languages_base$_OWN_HEADERS = new Set(["connection", "content-length", "expect", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"]);
const emit_characters$_HIDDEN_IN_LINES = /(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const emit_characters$_ODD = /[^\u000a -~]+/gu;
const emit_literals$_HIDDEN = /[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const emit_literals$_SHORT = new Map([["\"", "\\\""], ["\\", "\\\\"], ["\n", "\\n"], ["\r", "\\r"], ["\t", "\\t"]]);
const emit_literals$_UNSAFE = /["\\\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const languages_base$_CERTIFICATE = "The API requires a client certificate. Configure one for the HTTP client.";

const Argument = requests_model$Argument;
const ClientHeader = requests_model$ClientHeader;
const Credential = requests_model$Credential;
const FileBody = requests_model$FileBody;
const FilePart = requests_model$FilePart;
const FormBody = requests_model$FormBody;
const JsonBody = requests_model$JsonBody;
const MultipartBody = requests_model$MultipartBody;
const RequestModel = requests_model$RequestModel;
const TextBody = requests_model$TextBody;
const TextPart = requests_model$TextPart;
const cookiePairs = requests_serialize$cookie_pairs;
// The request that languages print, and the model that the generator makes of it.
//
// A request is what requestOf of the playground makes, one plain object:
//
//   op       the descriptor of the page; of it are used here: method, accept, binary, security, context, params, sample
//   target   path and query as they travel, without what names the root and without credentials
//   headers  [[name, text]]: Accept unless it is */*, those of parameters, Content-Type unless it is multipart
//   values   {"query limit": value}: parameters as they were given, by place and name
//   body     nothing, or {type, kind} with one of
//              value  JSON (kind json), with text; form has text and value
//              text   text as it is sent
//              file   the chosen file, or null for one that nobody chose yet
//              parts  [[name, text or file or null, media type]]
//
// Values are JSON; numbers are objects with their exact `text`, or plain numbers, and objects may be Maps. `op.sample` is what the generator
// knows of the operation and nobody else needs: {title, name, replies, reply, parts, texts, sdk}.

/** A value of JSON as Python has it. Files have no value. */
function given(value) {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return new Num(String(value));
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.filter((one) => !isFile(one)).map(given);
  if (typeof value.text === "string" && Object.getPrototypeOf(value) !== Object.prototype) return new Num(value.text);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, given(item)]));
  return new Map(Object.keys(value).filter((key) => !isFile(value[key])).map((key) => [key, given(value[key])]));
}

const isFile = (value) => typeof File !== "undefined" && value instanceof File;

/** An object of a class of the generator's. */
const made = (kind, fields) => Object.assign(new kind(), fields);

const ordered = (pairs) => pairs.map(([name, text]) => [name, text]);

/** The request as the languages know it. */
function modelOf(request) {
  const { op } = request;
  const note = op.sample;
  const body = bodyOf(request.body, note.parts || {});
  const headers = ordered(request.headers);
  if (op.accept !== "*/*") headers.shift();
  if (body && !(body instanceof MultipartBody)) headers.pop();
  const [path, query] = [request.target, ""];
  const replies = { doc: { summary: note.title, title: "" }, key: op.key, reply_with_body: () => (note.replies ? note : null) };
  const model = made(RequestModel, {
    operation: replies,
    example: "",
    method: op.method,
    path: op.path,
    encoded_path: path,
    query: [],
    query_string: query,
    headers,
    cookies: cookiesOf(op, request.values),
    client_headers: op.context.map((one) => made(ClientHeader, { name: one.name, variable: one.variable, required: Boolean(one.required), example: null })),
    credentials: op.security.map((one) => made(Credential, { ...one, location: one.in })),
    accept: op.accept,
    body,
    saves_reply: Boolean(op.binary),
    reply_type: note.reply || [],
    arguments: argumentsOf(op, request, body),
    server: (op.servers || [])[0] || "",
  });
  return { model, name: note.name, sdk: note.sdk };
}

function bodyOf(body, notes) {
  if (!body) return null;
  const { type, kind, text } = body;
  if (body.parts) {
    return made(MultipartBody, { media_type: type, parts: body.parts.map(([name, content, media_type]) => {
      const headers = ordered(notes[name] || []);
      return content === null || content === undefined || isFile(content)
        ? made(FilePart, { name, media_type, headers }) : made(TextPart, { name, media_type, text: content, headers });
    }) });
  }
  if (body.file !== undefined) return made(FileBody, { media_type: type });
  if (kind === "json" && body.value !== undefined) return made(JsonBody, { media_type: type, value: given(body.value) });
  if (kind === "form") {
    return made(FormBody, { media_type: type, pairs: text.split("&").filter(Boolean).map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), pair.slice(at + 1)];
    }) });
  }
  return made(TextBody, { media_type: type, text });
}

/** The pairs of parameters that are cookies, which no browser sends. */
function cookiesOf(op, values) {
  return op.params.filter((one) => one.in === "cookie" && values[`cookie ${one.name}`] !== undefined).flatMap((one) =>
    cookiePairs({
      name: one.name, style: one.style, explode: one.explode, allow_reserved: Boolean(one.reserved),
      media_type: one.json ? "application/json" : "", joined: [],
    }, given(values[`cookie ${one.name}`])));
}

function argumentsOf(op, request, body) {
  const found = op.params.filter((one) => request.values[`${one.in} ${one.name}`] !== undefined)
    .map((one) => new Argument(one.in, one.name, given(request.values[`${one.in} ${one.name}`])));
  if (!body || body instanceof FileBody) return found;
  const { value: own, text } = request.body;
  const known = (op.sample.texts || []).find((one) => one[0] === text);
  const value = own !== undefined ? given(own) : known ? given(known[1]) : text;
  if (value instanceof Map) for (const [name, item] of value) found.push(new Argument("body", name, item));
  return [...found, new Argument("body_root", "", value)];
}

Samples.base = { $, given, modelOf, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$_SHORT, emit_literals$_UNSAFE, emit_literals$_quoted, emit_literals$_short_or, emit_literals$code_line, emit_literals$json_text, languages_base$Interpolated, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_bare, languages_base$_cookie_pieces, languages_base$_line, languages_base$_listed, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$is_json, languages_base$needs_of, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, languages_base$variables_of, notation_media$ContentType, notation_media$_ESCAPE, notation_media$_LINES, notation_media$_PARAMETER, notation_media$_parameters, notation_media$is_json, notation_media$media_kind, notation_scalars$SpelledFloat, notation_scalars$SpelledInt, notation_scalars$text_of, requests_model$Argument, requests_model$ClientHeader, requests_model$Credential, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$RequestModel, requests_model$TextBody, requests_model$TextPart, requests_model$join_pairs, requests_serialize$_DELIMITERS, requests_serialize$_HEX, requests_serialize$_deep, requests_serialize$_joined, requests_serialize$_pairs, requests_serialize$_quote_cookie, requests_serialize$_quote_reserved, requests_serialize$as_is, requests_serialize$content, requests_serialize$cookie_pairs, requests_serialize$members, requests_serialize$quote_all, requests_serialize$text_of, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView, samples_views$VariableView };
})();
