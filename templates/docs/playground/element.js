// The element: reads its operation, builds the form, sends the request, keeps the sample in step.

const PLACES = [["path", "Path parameters"], ["query", "Query parameters"], ["querystring", "Query"], ["header", "Headers"], ["cookie", "Cookies"]];
const FORBIDDEN = "Browsers do not let a page send cookies to another host. Use one of the samples instead.";

class ApiPlayground extends HTMLElement {
  connectedCallback() {
    if (this.op) return;
    this.op = fromJson(this.querySelector("script").textContent);
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Playground");
    this.params = this.op.params.map((param) => [param, control(param)]);
    this.bodies = this.op.body ? this.op.body.media.map((media) => bodyControl(media, this.op.body.required)) : [];
    this.chosen = this.bodies.find((body) => "value" in body.media) || this.bodies[0];
    const form = el("form", { class: "pg-form", novalidate: true, onsubmit: (event) => this.submit(event) },
      this.connection(), ...this.fields(), this.actions());
    this.reply = new Reply(this.state);
    this.append(el("div", { class: "pg-grid" }, form, this.sample()), this.reply.node);
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

  showBody() {
    if (this.bodyBox) this.bodyBox.replaceChildren(this.chosen.node);
  }

  // ---- the request ----------------------------------------------------------------------------

  // ---- the request ----------------------------------------------------------------------------

  /** The request that the form describes; strict refuses values that cannot be sent. */
  request(strict) {
    return requestOf(this, strict);
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
      await this.reply.show(response, blob, Math.round(performance.now() - start), request);
      if (bodiless) this.state.textContent += ` The body was not sent: browsers do not send a body with ${request.method}.`;
    } catch (error) {
      if (error.name === "AbortError") this.state.textContent = "Cancelled.";
      else await this.reply.explain(root, error, Boolean(proxy));
    }
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
