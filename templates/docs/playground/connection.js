// Where a request goes and who sends it: the root, credentials, headers that belong to the caller.

const isRoot = (text) => {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username;
  } catch (error) {
    return false;
  }
};

class Connection {
  constructor(op) {
    const servers = nextId();
    this.op = op;
    this.input = el("input", { type: "text", inputmode: "url", list: servers, spellcheck: "false", autocomplete: "off" });
    this.input.value = memory.get("root") || op.servers[0] || "";
    this.input.addEventListener("change", () => memory.set("root", this.input.value.trim()));
    this.context = op.context.map((header) => {
      const field = textControl({ type: "string", doc: header.doc, required: header.required }, header.name);
      field.set(memory.get(header.name));
      field.input.addEventListener("change", () => memory.set(header.name, field.input.value, memory.lasts(header.name)));
      return [header, field];
    });
    this.secrets = op.security.filter((one) => one.name);
    const [opener, panel] = this.secrets.length ? this.login() : ["", ""];
    this.node = el("div", { class: "pg-part" },
      el("div", { class: "pg-root" }, row({ type: "" }, "Root URL", this.input), opener), panel,
      el("datalist", { id: servers }, ...op.servers.map((url) => el("option", { value: url }))), ...this.context.map(([, field]) => field.node));
  }

  /** The root without a slash at its end. */
  get root() {
    return this.input.value.trim().replace(/\/+$/, "");
  }

  secret(one) {
    return memory.get(`secret ${one.scheme}`);
  }

  login() {
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
      el("p", { class: "pg-buttons" },
        button("Save", () => {
          for (const [one, field] of fields) {
            memory.set(key(one), field.input.value.trim().replace(/^(bearer|basic)\s+/i, ""), remember.checked);
          }
          this.toggle(false);
        }, { class: "pg-button pg-primary" }),
        button("Log out", () => {
          for (const [one] of fields) memory.set(key(one), "");
          this.toggle(false);
        })));
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.preventDefault(); // it closes the panel alone
        this.toggle(false);
      }
      if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
      event.preventDefault();
      panel.querySelector(".pg-primary").click();
    });
    const opener = button("Login", () => this.toggle(panel.hidden), { "aria-controls": id, class: "pg-button pg-login-button" });
    this.toggle = (shown) => {
      const had = panel.contains(document.activeElement);
      panel.hidden = !shown;
      opener.setAttribute("aria-expanded", String(shown));
      this.isIn = this.secrets.every((one) => memory.get(key(one)));
      opener.textContent = this.isIn ? "Logged in" : "Login";
      opener.classList.toggle("pg-in", this.isIn);
      for (const [one, field] of fields) field.input.value = shown ? memory.get(key(one)) : "";
      remember.checked = fields.some(([one]) => memory.lasts(key(one)));
      if (shown) fields[0][1].input.focus();
      else if (had) opener.focus();
    };
    this.toggle(false);
    return [opener, panel];
  }

  /** What keeps a request from being sent as it should be. */
  faults() {
    const found = [];
    if (!isRoot(this.root)) found.push({ control: { input: this.input, label: "Root URL" }, message: "must be a URL such as https://api.example.com", hard: true });
    for (const [header, field] of this.context) {
      const control = { input: field.input, label: header.name };
      if (header.required && !field.input.value) found.push({ control, message: "is required", hard: false });
      if (!carried(field.input.value)) found.push({ control, message: "has characters that a header cannot carry", hard: true });
    }
    for (const one of this.secrets) {
      if (!one.encoded && one.in === "header" && !carried(this.secret(one))) {
        found.push({ control: { input: this.node.querySelector(".pg-login-button"), label: "The API token" }, message: "has characters that a header cannot carry", hard: true });
      }
    }
    return found;
  }

  /** The address and headers of a request, with what only the sender knows. */
  address(request) {
    const proxy = proxyOf(this.root);
    const headers = request.headers.slice();
    if (proxy) headers.push(["X-Api-Playground", "1"]);
    for (const [header, field] of this.context) if (field.input.value) headers.push([header.name, field.input.value]);
    let url = (proxy || this.root) + request.target;
    for (const one of this.secrets) {
      const value = this.secret(one);
      if (value && one.in === "header") headers.push([one.name, one.prefix + (one.encoded ? base64(value) : value)]);
      if (value && one.in === "query") url += `${url.indexOf("?") < 0 ? "?" : "&"}${quoteAll(one.name)}=${quoteAll(value)}`;
    }
    return { url, headers, proxied: Boolean(proxy) };
  }
}
