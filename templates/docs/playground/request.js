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
