// From the values of a form to a request: target, headers, body, and the secrets that it names.
//
// `given` is what is filled in: {params: {"query limit": value}, keeps: {"path path": true}, media, body, text}.
// Values are JSON with numbers as Raw, or files; `media` is the index of a media type, and `text` takes the
// place of `body` where JSON was typed.

/** The values of one of the requests that the page comes with: the minimal one, or the full example. */
function filled(op, full) {
  const pick = (entry) => (full && "full" in entry ? entry.full : entry.value);
  const params = {};
  for (const param of op.params) if (pick(param) !== undefined) params[`${param.in} ${param.name}`] = pick(param);
  const media = op.body ? Math.max(0, op.body.media.findIndex((one) => one.chosen)) : 0;
  return { params, keeps: {}, media, body: op.body && pick(op.body.media[media]) };
}

/** Whether a full example differs from the minimal request. */
const hasFull = (op) => [...op.params, ...(op.body ? op.body.media : [])].some((one) => "full" in one);

/** The request; what keeps it from being sent is added to `faults`, as {at, message, hard}. */
function requestOf(op, given, faults = []) {
  const values = {};
  const found = [];
  for (const param of op.params) {
    const key = `${param.in} ${param.name}`;
    const value = given.params[key];
    if (value !== undefined) {
      values[key] = value;
      found.push([param, value]);
    } else if (param.required || param.in === "path") {
      faults.push({ at: [param.in, param.name], message: "is required", hard: param.in === "path" });
    }
  }
  const query = [];
  const headers = op.accept === "*/*" ? [] : [["Accept", op.accept]];
  for (const [param, value] of found) {
    if (param.in === "query") query.push(joinPairs(pairsOf(param, value, param.reserved ? quoteReserved : quoteQuery)));
    if (param.in === "querystring") {
      query.push(isObject(value) && !param.json
        ? joinPairs(pairsOf({ style: "form", explode: true, name: "" }, value, quoteQuery)) : quoteAll(toText(value)));
    }
    if (param.in === "header") {
      const text = members(param.json ? asciiJson(value) : value, asIs, param.explode).join(",");
      if (!carried(text)) faults.push({ at: ["header", param.name], message: UNCARRIED, hard: true });
      headers.push([param.name, text]);
    }
  }
  const body = op.body && bodyOf(op, given, faults);
  if (body && !body.parts) headers.push(["Content-Type", body.type]);
  const path = pathOf(op.path, found, given.keeps, faults);
  const tail = query.filter(Boolean).join("&");
  const target = path + (tail && (path.indexOf("?") < 0 ? "?" : "&")) + tail;
  return { op, method: op.method, target, headers, values, body };
}

const UNCARRIED = "has characters that a header cannot carry";
/** Whether browsers send the text as the value of a header. */
const carried = (text) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text);

/** The path with its values encoded; values that would address another resource are faults. */
function pathOf(template, found, keeps, faults) {
  const texts = {};
  const fault = (name, message) => faults.push({ at: ["path", name], message, hard: true });
  for (const [param, value] of found) {
    if (param.in !== "path") continue;
    texts[param.name] = keeps[`path ${param.name}`]
      ? toText(value).split("/").map(quoteAll).join("/") : pathText(param, value);
    if (param.spans && toText(value).split(/[/\\]/).some((step) => step === "." || step === "..")) {
      fault(param.name, "must not contain '.' or '..' as a path segment");
    }
  }
  return template.split("/").map((segment) => {
    let last;
    const whole = segment.replace(/\{([^{}]*)\}/g, (braced, name) => {
      if (!(name in texts)) return braced;
      last = name;
      return texts[name];
    });
    if (last !== undefined && /^\.{0,2}$/.test(whole)) fault(last, "must not be empty, '.' or '..'");
    return whole;
  }).join("/");
}

/** The body as it is sent; of a file that nobody chose the type alone. */
function bodyOf(op, given, faults) {
  const media = op.body.media[given.media];
  const { kind, schema } = media;
  const type = media.type.indexOf("*") < 0 ? media.type : kind === "json" ? "application/json" : "application/octet-stream";
  const value = given.body;
  if (kind === "json" && given.text !== undefined) return { type, kind, text: given.text, value };
  const files = schema && kind === "multipart" ? (schema.properties || []).filter((one) => isFile(one) && one.required).map((one) => one.name) : [];
  if (value === undefined && !files.length) {
    if (op.body.required) faults.push({ at: ["body"], message: "is required", hard: false });
    return kind === "file" ? { type, kind, file: null } : undefined;
  }
  if (kind === "json") return { type, kind, value, text: toJson(value) };
  if (kind === "form" && isObject(value)) return { type, kind, value, text: joinPairs(formPairs(value)) };
  if (kind === "multipart") return { type, kind, value, parts: formParts(value || {}, media.encoding || {}, files) };
  return value instanceof File ? { type, kind, file: value } : { type, kind, text: toText(value) };
}

const isFile = (schema) => schema.type === "file" || (schema.type === "array" && schema.items.type === "file");
