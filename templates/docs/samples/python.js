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
