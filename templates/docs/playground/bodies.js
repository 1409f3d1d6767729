// The body of a request: one control for each media type. A body is {media, node, get(faults), set(value, text),
// at(path)}; get() returns {body, text}, where `text` is JSON as it was typed.

/** The control of one media type. */
function bodyControl(media, required) {
  const schema = media.schema || { type: media.kind === "file" ? "file" : "text" };
  if (media.kind === "json") return jsonControl(media, { ...schema, required });
  if (schema.type !== "object") {
    const field = schema.type === "file" ? fileControl({ required }, "File") : rawText(`${media.type} text`, required);
    field.label = "File";
    return { media, node: field.node, get: () => ({ body: field.get() }), set: field.set, at: () => field };
  }
  const fields = objectFields(schema);
  return {
    media,
    node: el("div", {}, ...fields.nodes),
    get: (faults) => ({ body: fields.get(faults, required) }),
    set: fields.set,
    at: (path) => fields.at(path),
  };
}

/** A body as a form or as JSON text; text is sent exactly as typed. */
function jsonControl(media, schema) {
  const isForm = schema.type === "object";
  const form = isForm ? objectFields(schema) : control(schema, "Body");
  const raw = rawText("Body as JSON", schema.required);
  raw.label = "body";
  const box = el("div", {}, ...(form.nodes || [form.node]));
  const read = (faults) => form.get(faults, schema.required);
  /** Whether the form can represent a value exactly: it cannot hold null, empty lists or line breaks. */
  const holds = (value) => {
    form.set(value);
    return value === undefined || same(read(), value);
  };
  const show = (isRaw) => {
    made.isRaw = isRaw;
    toggle.textContent = isRaw ? "Edit as form" : "Edit as JSON";
    raw.node.hidden = !isRaw;
    box.hidden = isRaw;
  };
  const toggle = button("", () => {
    let fault = "";
    if (made.isRaw) {
      try {
        if (!holds(raw.input.value.trim() ? fromJson(raw.input.value) : undefined)) fault = "has values that the form cannot show";
      } catch (error) {
        fault = `is not valid JSON: ${error.message}`;
      }
    } else {
      const value = read();
      raw.set(value === undefined ? "" : toJson(value));
    }
    mark(raw.input, fault);
    if (fault) raw.input.focus();
    else show(!made.isRaw);
    changed(toggle);
  }, { class: "pg-link pg-switch" });
  const made = {
    media,
    isRaw: false,
    node: el("div", {}, toggle, box, raw.node),
    get(faults) {
      if (!made.isRaw) return { body: read(faults) };
      const text = raw.get();
      if (text === undefined) return { body: undefined };
      try {
        made.parsed = fromJson(text);
      } catch (error) {
        if (faults) faults.push({ control: raw, message: `is not valid JSON: ${error.message}`, hard: false });
      }
      return { body: made.parsed, text };
    },
    set(value, text) {
      const fit = text === undefined && holds(value);
      raw.set(fit ? "" : text === undefined ? toJson(value) : text);
      show(!fit);
    },
    at: (path) => (made.isRaw ? raw : isForm ? (path.length && form.at(path)) || form.at([schema.properties[0] && schema.properties[0].name]) : form.at(path)),
  };
  show(false);
  return made;
}

function rawText(label, required) {
  const input = el("textarea", { rows: "8", spellcheck: "false" });
  return {
    node: row({ type: "text", required }, label, input),
    input,
    get: () => (input.value === "" ? undefined : input.value),
    set(value) {
      input.value = value === undefined ? "" : toText(value);
    },
  };
}
