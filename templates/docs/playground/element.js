// The element: reads its operation, builds the form, sends the request, shows the response.

const PREFIX = `api-playground ${document.title.split(" - ").pop()} `;

/** Values kept in the tab, or on the device if the user asks for it. Storage may be disabled. */
const memory = {
  get(key) {
    try {
      return sessionStorage.getItem(PREFIX + key) || localStorage.getItem(PREFIX + key) || "";
    } catch (error) {
      return "";
    }
  },
  set(key, value, remember) {
    try {
      localStorage.removeItem(PREFIX + key);
      sessionStorage.removeItem(PREFIX + key);
      if (value) (remember ? localStorage : sessionStorage).setItem(PREFIX + key, value);
    } catch (error) {
      // the page also works without storage
    }
  },
  lasts(key) {
    try {
      return Boolean(localStorage.getItem(PREFIX + key));
    } catch (error) {
      return false;
    }
  },
};

/** The proxy of `serve`: {prefix, roots}. A page can only use these roots, by their index. */
function proxyOf(root) {
  const meta = document.querySelector('meta[name="api-playground-proxy"]');
  if (!meta) return "";
  const { prefix, roots } = JSON.parse(meta.content);
  const index = roots.indexOf(root);
  return index < 0 ? "" : location.origin + prefix + index;
}

const PLACES = [["path", "Path parameters"], ["query", "Query parameters"], ["querystring", "Query"], ["header", "Headers"], ["cookie", "Cookies"]];
const FORBIDDEN = "Browsers do not let a page send cookies to another host. Use one of the samples instead.";

class ApiPlayground extends HTMLElement {
  connectedCallback() {
    if (this.op) return;
    this.op = fromJson(this.querySelector("script").textContent);
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Playground");
    this.params = this.op.params.map((param) => [param, control(param)]);
    this.bodies = this.op.body ? this.op.body.media.map((media) => this.body(media)) : [];
    this.chosen = this.bodies.find((body) => "value" in body.media) || this.bodies[0];
    const form = el("form", { class: "pg-form", novalidate: true, onsubmit: (event) => this.submit(event) },
      this.connection(), ...this.fields(), this.actions());
    this.append(el("div", { class: "pg-grid" }, form, this.sample()), this.reply());
    for (const [param, field] of this.params) field.set(param.value);
    this.addEventListener("input", () => this.refresh());
    this.addEventListener("change", () => this.refresh());
    this.showBody();
    this.refresh();
  }

  // ---- at the top: root, login, context ----------------------------------------------------

  connection() {
    const servers = nextId();
    this.root = el("input", { type: "text", inputmode: "url", list: servers, spellcheck: "false", autocomplete: "off" });
    this.root.value = memory.get("root") || this.op.servers[0] || "";
    this.root.addEventListener("change", () => memory.set("root", this.root.value.trim()));
    this.context = this.op.context.map((header) => {
      const field = textControl({ type: "string", doc: header.doc }, header.name);
      field.set(memory.get(header.name));
      field.input.addEventListener("change", () => memory.set(header.name, field.input.value, memory.lasts(header.name)));
      return [header, field];
    });
    return el("div", { class: "pg-part" },
      row({ type: "" }, "Root URL", this.root),
      el("datalist", { id: servers }, ...this.op.servers.map((url) => el("option", { value: url }))),
      ...this.login(), ...this.context.map(([, field]) => field.node));
  }

  login() {
    this.secrets = this.op.security.filter((one) => one.name);
    if (!this.secrets.length) return [];
    const id = nextId();
    const key = (one) => `secret ${one.scheme}`;
    const fields = this.secrets.map((one) => {
      const label = one.encoded ? "User name and password, as user:password" : one.kind === "apiKey" ? "API key" : "API token";
      return [one, textControl({ type: "string", format: "password" }, label)];
    });
    const remember = el("input", { type: "checkbox", id: nextId() });
    const panel = el("div", { class: "pg-login", id, hidden: true },
      ...fields.map(([, field]) => field.node),
      el("p", { class: "pg-check" }, remember,
        el("label", { for: remember.id }, "Remember on this device (otherwise only in this tab)")),
      button("Save", () => {
        for (const [one, field] of fields) {
          memory.set(key(one), field.input.value.trim().replace(/^(bearer|basic)\s+/i, ""), remember.checked);
        }
        toggle(false);
      }, { class: "pg-button pg-primary" }),
      button("Log out", () => {
        for (const [one] of fields) memory.set(key(one), "");
        toggle(false);
      }));
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") toggle(false);
      if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
      event.preventDefault();
      panel.querySelector(".pg-primary").click();
    });
    const open = button("Login", () => toggle(panel.hidden), { "aria-controls": id, class: "pg-button pg-login-button" });
    const toggle = (shown) => {
      panel.hidden = !shown;
      open.setAttribute("aria-expanded", String(shown));
      open.textContent = this.secrets.every((one) => memory.get(key(one))) ? "Logged in" : "Login";
      for (const [one, field] of fields) field.input.value = shown ? memory.get(key(one)) : "";
      remember.checked = fields.some(([one]) => memory.lasts(key(one)));
      if (shown) fields[0][1].input.focus();
      else if (this.isConnected && panel.contains(document.activeElement)) open.focus();
    };
    toggle(false);
    this.secret = (one) => memory.get(key(one));
    return [open, panel];
  }

  // ---- parameters and body ------------------------------------------------------------------

  fields() {
    const parts = PLACES.map(([place, title]) => {
      const found = this.params.filter(([param]) => param.in === place);
      return found.length && el("div", { class: "pg-part" }, el("h3", {}, title),
        place === "cookie" && el("p", { class: "pg-doc" }, FORBIDDEN),
        ...[].concat(...found.map(([param, field]) => [field.node, this.slashes(param)])));
    });
    if (this.bodies.length) {
      this.bodyBox = el("div");
      const select = el("select", { onchange: () => {
        this.chosen = this.bodies[Number(select.value)];
        this.showBody();
      } }, ...this.bodies.map((body, index) => el("option", { value: String(index) }, body.media.type)));
      select.value = String(this.bodies.indexOf(this.chosen));
      parts.push(el("div", { class: "pg-part" }, el("h3", {}, "Body"),
        this.bodies.length > 1 && row({ type: "media type" }, "Content type", select), this.bodyBox));
    }
    return parts;
  }

  /** For a value that spans segments: by default its slashes are encoded, as in the SDK. */
  slashes(param) {
    if (!param.spans) return "";
    const box = el("input", { type: "checkbox", id: nextId() });
    param.keeps = () => box.checked;
    return el("p", { class: "pg-check" }, box, el("label", { for: box.id }, `Send slashes in ${param.name} unchanged instead of as %2F`));
  }

  body(media) {
    const schema = media.schema || { type: media.kind === "file" ? "file" : "text" };
    const needed = this.op.body.required;
    const given = media.value;
    if (media.kind !== "json") {
      if (schema.type !== "object") {
        const field = schema.type === "file" ? fileControl({ required: needed }, "File")
          : rawText(typeof given === "string" ? given : "", `${media.type} text`, needed);
        return { media, node: field.node, input: field.input, get: field.get };
      }
      const fields = objectFields(schema);
      fields.set(given);
      return { media, node: el("div", {}, ...fields.nodes), input: fields.input, get: (strict) => fields.get(strict, needed) };
    }
    return this.jsonBody(media, { ...schema, required: needed }, given);
  }

  /** A body as a form or as JSON text; text is sent exactly as typed. */
  jsonBody(media, schema, given) {
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
      this.refresh();
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

  showBody() {
    if (this.bodyBox) this.bodyBox.replaceChildren(this.chosen.node);
  }

  // ---- the request ----------------------------------------------------------------------------

  /** The request that the form describes; strict refuses values that cannot be sent. */
  request(strict) {
    const values = {};
    const found = [];
    for (const [param, field] of this.params) {
      const value = field.get(strict);
      if (value === undefined) {
        if (strict && (param.required || param.in === "path")) throw new Fault(field.input, "is required");
        continue;
      }
      values[`${param.in} ${param.name}`] = value;
      found.push([param, value, field]);
    }
    const query = [];
    const headers = this.op.accept === "*/*" ? [] : [["Accept", this.op.accept]];
    for (const [param, value] of found) {
      if (param.in === "query") query.push(joinPairs(pairsOf(param, value, param.reserved ? quoteReserved : quoteQuery)));
      if (param.in === "querystring") {
        query.push(isObject(value) && !param.json
          ? joinPairs(pairsOf({ style: "form", explode: true, name: "" }, value, quoteQuery)) : quoteAll(toText(value)));
      }
      if (param.in === "header") headers.push([param.name, members(param.json ? asciiJson(value) : value, asIs, param.explode).join(",")]);
    }
    const body = this.bodyOf(strict);
    if (body && !body.parts) headers.push(["Content-Type", body.type]);
    const path = this.path(found, strict);
    const tail = query.filter(Boolean).join("&");
    const target = path + (tail && (path.indexOf("?") < 0 ? "?" : "&")) + tail;
    const secrets = (this.secrets || []).filter((one) => one.in === "header");
    return {
      method: this.op.method, target, headers, values, body,
      secrets: secrets.map((one) => [one.name, one.prefix, one.variable, one.encoded]),
      secretQuery: (this.secrets || []).filter((one) => one.in === "query").map((one) => [one.name, one.variable]),
      context: this.op.context.map((header) => [header.name, header.variable]),
    };
  }

  /** The path with its values encoded; values that would address another resource are refused. */
  path(found, strict) {
    const texts = {};
    for (const [param, value, field] of found) {
      if (param.in !== "path") continue;
      const keeps = param.keeps && param.keeps();
      texts[param.name] = [keeps ? toText(value).split("/").map(quoteAll).join("/") : pathText(param, value), field.input];
      const climbs = param.spans && toText(value).split(/[/\\]/).some((step) => step === "." || step === "..");
      if (climbs && strict) throw new Fault(field.input, "must not contain '.' or '..' as a path segment");
    }
    return this.op.path.split("/").map((segment) => {
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

  bodyOf(strict) {
    const body = this.chosen;
    const value = body && body.get(strict);
    if (!body || value === undefined) {
      if (!body || (strict && !this.op.body.required)) return undefined;
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

  // ---- sending ------------------------------------------------------------------------------------

  actions() {
    this.cancel = button("Cancel", () => this.abort.abort(), { hidden: true });
    this.state = el("p", { class: "pg-state", role: "status" });
    return el("div", { class: "pg-actions" },
      el("button", { class: "pg-button pg-primary pg-send", type: "submit" }, "Send Request"), this.cancel, this.state);
  }

  rootUrl() {
    const root = this.root.value.trim().replace(/\/+$/, "");
    let url;
    try {
      url = new URL(root);
    } catch (error) {
      url = {};
    }
    if (!/^https?:$/.test(url.protocol) || url.search || url.hash) {
      throw new Fault(this.root, "must be a URL such as https://api.example.com");
    }
    return root;
  }

  async submit(event) {
    event.preventDefault();
    if (this.abort) return;
    for (const input of this.querySelectorAll("[aria-invalid]")) mark(input, "");
    let request;
    let root;
    try {
      root = this.rootUrl();
      request = this.request(true);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      this.refuse(fault);
      return;
    }
    this.abort = new AbortController();
    this.cancel.hidden = false;
    this.state.textContent = "Sending …";
    try {
      await this.send(root, request);
    } finally {
      this.abort = undefined;
      this.cancel.hidden = true;
    }
  }

  refuse({ input, message }) {
    for (let box = input.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (input.id) mark(input, message);
    input.focus();
    this.state.textContent = `Not sent. Check the marked field: it ${message}.`;
  }

  async send(root, request) {
    const proxy = proxyOf(root);
    const headers = request.headers.slice();
    if (proxy) headers.push(["X-Api-Playground", "1"]);
    for (const [header, field] of this.context) if (field.input.value) headers.push([header.name, field.input.value]);
    let url = (proxy || root) + request.target;
    for (const one of this.secrets || []) {
      const value = this.secret(one);
      if (value && one.in === "header") headers.push([one.name, one.prefix + (one.encoded ? base64(value) : value)]);
      if (value && one.in === "query") url += `${url.indexOf("?") < 0 ? "?" : "&"}${quoteAll(one.name)}=${quoteAll(value)}`;
    }
    const { body } = request;
    const bodiless = body && /^(GET|HEAD)$/.test(request.method);
    let payload = body && !bodiless ? body.file || body.text : undefined;
    if (body && body.parts && !bodiless) {
      const [blob, boundary] = multipart(body.parts);
      payload = blob;
      headers.push(["Content-Type", body.type + boundary]);
    }
    const start = performance.now();
    try {
      const response = await fetch(url, {
        method: request.method,
        headers,
        body: payload,
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: this.abort.signal,
      });
      const blob = await response.blob();
      await this.show(response, blob, Math.round(performance.now() - start), request);
      if (bodiless) this.state.textContent += ` The body was not sent: browsers do not send a body with ${request.method}.`;
    } catch (error) {
      if (error.name === "AbortError") this.state.textContent = "Cancelled.";
      else await this.explain(root, error, Boolean(proxy));
    }
  }

  /** A failure without a response. Browsers do not say why; a second request tells whether the host is up. */
  async explain(root, error, proxied) {
    let reached = false;
    if (!proxied && !(location.protocol === "https:" && /^http:/.test(root))) {
      try {
        await fetch(root, { mode: "no-cors", credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" });
        reached = true;
      } catch (silence) {
        reached = false;
      }
    }
    const host = new URL(root).origin;
    const lines = reached
      ? [`No readable response: ${host} probably does not let pages from ${location.origin} read its responses (CORS).`,
        "The request may still have reached the server."]
      : [`No response from ${host}.`, `The browser reports: ${error.message}. Check the root URL and your network.`];
    this.state.textContent = lines[0];
    this.answer.replaceChildren(el("div", { class: "pg-note" },
      el("p", {}, el("strong", {}, lines[0])), el("p", {}, lines[1]),
      reached && el("p", {}, "To avoid this, serve these pages with the generator that they come from. Its local server forwards requests:"),
      reached && el("pre", { tabindex: "0" }, `python -m generator serve --root ${shellQuote(root)}`),
      reached && el("p", {}, "Or copy the curl sample and run it in a terminal.")));
    this.replyBox.hidden = false;
  }

  // ---- the response ---------------------------------------------------------------------------------

  reply() {
    this.answer = el("div", { class: "pg-answer" });
    this.replyBox = el("section", { class: "pg-reply", hidden: true, "aria-label": "Response" }, el("h3", {}, "Response"), this.answer);
    return this.replyBox;
  }

  async show(response, blob, time, request) {
    const line = `${response.status} ${response.statusText}`.trim();
    this.state.textContent = `${line}, ${time} ms`;
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    const type = response.headers.get("content-type") || "";
    const isText = /json|text|xml|javascript|yaml|urlencoded/i.test(type) || (!type && blob.size < 65536);
    let body = el("p", { class: "pg-doc" }, blob.size ? "The body is binary." : "The response has no body.");
    if (blob.size && isText) body = el("pre", { tabindex: "0", "aria-label": "Response body" }, pretty(await blob.text(), type));
    const name = decodeURIComponent(request.target.split("?")[0].split(/\/|%2F/i).pop()) || "reply";
    if (this.objectUrl) URL.revokeObjectURL(this.objectUrl);
    this.objectUrl = URL.createObjectURL(blob);
    this.answer.replaceChildren(
      el("p", { class: "pg-line" },
        el("strong", { class: response.ok ? "pg-good" : "pg-bad" }, line), `${time} ms, ${blob.size} bytes`,
        blob.size ? el("a", { href: this.objectUrl, download: isText ? `${name}.txt` : name }, "Download") : ""),
      el("details", {}, el("summary", {}, "Headers"), el("pre", { tabindex: "0", "aria-label": "Response headers" }, headers)),
      body);
    this.replyBox.hidden = false;
  }

  // ---- the live sample ----------------------------------------------------------------------------

  sample() {
    const select = el("select", { id: nextId(), onchange: () => {
      memory.set("language", select.value);
      this.refresh();
    } }, ...SAMPLES.map(([id, label]) => el("option", { value: id }, label)));
    const known = SAMPLES.some(([id]) => id === memory.get("language"));
    select.value = known ? memory.get("language") : "curl";
    this.language = select;
    this.code = el("code");
    const said = el("span", { class: "pg-said", role: "status" });
    const copy = button("", async () => {
      said.textContent = (await copyText(this.code.textContent)) ? "Copied" : "Copying failed: select the text and copy it";
      setTimeout(() => { said.textContent = ""; }, 2000);
    }, { class: "pg-button pg-copy", "aria-label": "Copy sample", title: "Copy" });
    copy.append(icon());
    return el("div", { class: "pg-sample" },
      el("div", { class: "pg-sample-bar" }, el("label", { for: select.id }, "Sample"), select, said, copy),
      el("pre", { tabindex: "0", "aria-label": "Sample" }, this.code));
  }

  refresh() {
    const [, , write] = SAMPLES.find(([id]) => id === this.language.value);
    this.code.textContent = write(this.op, this.request(false));
  }
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

const SHOWN = 300000;

function pretty(text, type) {
  let shown = text;
  try {
    if (/json/i.test(type)) shown = toJson(fromJson(text));
  } catch (error) {
    shown = text;
  }
  return shown.length > SHOWN ? `${shown.slice(0, SHOWN)}\n… ${shown.length - SHOWN} more characters: download the response to see them` : shown;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    const area = el("textarea", { class: "pg-away" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

function icon() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of [["viewBox", "0 0 16 16"], ["width", "16"], ["height", "16"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  path.setAttribute("d", "M5 1h8a1 1 0 0 1 1 1v9h-2V3H5zM2 5h8v10H2zm2 2v6h4V7z");
  path.setAttribute("fill", "currentColor");
  svg.append(path);
  return svg;
}

customElements.define("api-playground", ApiPlayground);
