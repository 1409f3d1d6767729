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
