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
