// The body of a request: one control for each media type.

/** The control of one media type. */
function bodyControl(media, required) {
  const schema = media.schema || { type: media.kind === "file" ? "file" : "text" };
  const given = media.value;
  if (media.kind !== "json") {
    if (schema.type !== "object") {
      const field = schema.type === "file" ? fileControl({ required }, "File")
        : rawText(typeof given === "string" ? given : "", `${media.type} text`, required);
      return { media, node: field.node, input: field.input, get: field.get };
    }
    const fields = objectFields(schema);
    fields.set(given);
    return { media, node: el("div", {}, ...fields.nodes), input: fields.input, get: (strict) => fields.get(strict, required) };
  }
  return jsonControl(media, { ...schema, required }, given);
}

/** A body as a form or as JSON text; text is sent exactly as typed. */
function jsonControl(media, schema, given) {
  const isForm = schema.type === "object";
  const form = isForm ? objectFields(schema) : control(schema, "Body");
  const raw = rawText("", "Body as JSON", schema.required);
  const box = el("div", {}, ...(form.nodes || [form.node]));
  const read = (strict) => (isForm ? form.get(strict, schema.required) : form.get(strict));
  /** Whether the form can represent a value exactly: it cannot hold null, empty lists or line breaks. */
  const holds = (value) => {
    form.set(value);
    return value === undefined || same(read(false), value);
  };
  const show = (isRaw) => {
    body.isRaw = isRaw;
    toggle.textContent = isRaw ? "Edit as form" : "Edit as JSON";
    raw.node.hidden = !isRaw;
    box.hidden = isRaw;
  };
  const toggle = button("", () => {
    let fault = "";
    if (body.isRaw) {
      try {
        if (!holds(raw.input.value.trim() ? fromJson(raw.input.value) : undefined)) {
          fault = "contains values that the form cannot show";
        }
      } catch (error) {
        fault = `is not valid JSON: ${error.message}`;
      }
    } else {
      const value = read(false);
      raw.input.value = value === undefined ? "" : toJson(value);
    }
    mark(raw.input, fault);
    if (fault) raw.input.focus();
    else show(!body.isRaw);
    changed(toggle);
  }, { class: "pg-button pg-switch" });
  const body = {
    media,
    isRaw: false,
    node: el("div", {}, toggle, box, raw.node),
    get input() {
      return body.isRaw ? raw.input : form.input || toggle;
    },
    get(strict) {
      if (!body.isRaw) return read(strict);
      const text = raw.get(strict);
      try {
        if (text !== undefined) body.parsed = fromJson(text);
      } catch (error) {
        if (strict) throw new Fault(raw.input, `is not valid JSON: ${error.message}`);
      }
      return text === undefined ? undefined : { text, value: body.parsed };
    },
  };
  const fits = holds(given);
  if (!fits) raw.input.value = toJson(given);
  show(!fits);
  return body;
}

function rawText(text, label, required) {
  const input = el("textarea", { rows: "8", spellcheck: "false" });
  input.value = text;
  return {
    node: row({ type: "text", required }, label, input),
    input,
    get: () => (input.value === "" ? undefined : input.value),
  };
}
