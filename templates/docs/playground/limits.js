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
