// The form in a dialog: what is filled in, the sample that follows it, the request, the response.

const PLACES = [["path", "Path Parameters"], ["query", "Query Parameters"], ["querystring", "Query"], ["header", "Headers"], ["cookie", "Cookies"]];
const FORBIDDEN = "Browsers do not let a page send cookies to another host. Use one of the samples instead.";

class Form {
  constructor(host) {
    this.host = host;
    this.op = host.op;
    this.params = this.op.params.map((param) => [param, control(param)]);
    this.keeps = {};
    this.bodies = this.op.body ? this.op.body.media.map((media) => bodyControl(media, this.op.body.required)) : [];
    this.connection = new Connection(this.op);
    this.sample = new Sample();
    this.form = el("form", { class: "pg-form", novalidate: true, onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      el("div", { class: "pg-fields" }, this.connection.node, this.examples(), ...this.fields()), this.actions());
    this.reply = new Reply(this.state);
    this.following = el("div", { class: "pg-next" });
    const title = nextId();
    const close = button("", () => this.dialog.close(), { class: "pg-icon", "aria-label": "Close", title: "Close" });
    close.append(icon(ICONS.close));
    this.title = el("h2", { id: title, tabindex: "-1" }, this.op.title);
    this.dialog = el("dialog", { class: "pg-dialog", "aria-labelledby": title, onclose: () => this.closed() },
      el("header", { class: "pg-top" }, el("div", { class: "pg-titles" }, this.title, endpoint(this.op)),
        el("span", { class: "pg-tools" }, ...copyButton("Copy link", () => this.link(), "", ICONS.link), close)),
      el("div", { class: "pg-panes" }, this.form,
        el("div", { class: "pg-side" }, this.sample.node, this.reply.node, this.following)));
    host.append(this.dialog);
    this.form.addEventListener("input", () => this.edited());
    this.form.addEventListener("change", (event) => {
      this.edited();
      this.check(event.target);
    });
    this.connection.input.addEventListener("change", () => this.offer());
    this.restore();
  }

  // ---- opening and closing ------------------------------------------------------------------

  open() {
    const shared = fromFragment(this.op, location.hash);
    if (shared) {
      this.set(shared);
      this.edited();
    }
    history.replaceState(history.state, "", "#play"); // after a reload, what was changed since then stays
    if (this.dialog.open) return;
    this.offer();
    this.dialog.showModal();
    this.title.focus();
  }

  closed() {
    if (/^#play(&|$)/.test(location.hash)) history.replaceState(history.state, "", location.pathname + location.search);
    this.host.sample.show(requestOf(this.op, this.get()));
    this.host.play.focus();
  }

  link() {
    return location.href.replace(/#.*$/, "") + toFragment(this.op, this.get());
  }

  // ---- what is filled in --------------------------------------------------------------------

  get(faults) {
    const params = {};
    for (const [param, field] of this.params) {
      const value = field.get(faults);
      if (value !== undefined) params[`${param.in} ${param.name}`] = value;
    }
    const keeps = Object.fromEntries(Object.entries(this.keeps).map(([key, box]) => [key, box.checked]));
    const chosen = this.bodies[this.media];
    return { params, keeps, media: this.media || 0, ...(chosen ? chosen.get(faults) : {}) };
  }

  set(given) {
    for (const [param, field] of this.params) field.set(given.params[`${param.in} ${param.name}`]);
    for (const key of Object.keys(this.keeps)) this.keeps[key].checked = Boolean((given.keeps || {})[key]);
    if (this.bodies.length) {
      this.choose(this.bodies[given.media] ? given.media : 0);
      this.bodies[this.media].set(given.body, given.text);
    }
    this.refresh();
  }

  /** What this tab has from before, or the minimal request. */
  restore() {
    const kept = memory.read(`form ${this.op.key}`, undefined);
    this.set(filled(this.op));
    if (!isObject(kept) || !isObject(kept.params)) return;
    this.given = isObject(kept.filled) ? kept.filled : {};
    this.set({ ...kept, media: kept.media ? Number(toText(kept.media)) : 0 });
  }

  edited() {
    this.anyway.hidden = true;
    memory.set(`form ${this.op.key}`, toJson({ ...shareable(this.op, this.get()), filled: this.given || {} }, ""));
    this.refresh();
  }

  refresh() {
    this.sample.show(requestOf(this.op, this.get()));
  }

  /** The full example, one click away, and the way back. */
  examples() {
    let before;
    const show = () => { full.textContent = before ? "Back to the values before" : "Fill in the full example"; };
    const put = (given) => {
      this.set(given);
      this.edited();
      show();
    };
    const full = button("", () => {
      const next = before || filled(this.op, true);
      before = before ? undefined : this.get();
      put(next);
    }, { class: "pg-link" });
    const reset = button("Reset to the minimal request", () => {
      before = undefined;
      this.given = {};
      put(filled(this.op));
      this.offer();
    }, { class: "pg-link" });
    show();
    return this.params.length || this.bodies.length
      ? el("p", { class: "pg-examples" }, hasFull(this.op) && full, reset) : "";
  }

  // ---- fields -------------------------------------------------------------------------------

  fields() {
    const parts = PLACES.map(([place, title]) => {
      const found = this.params.filter(([param]) => param.in === place);
      return found.length && el("div", { class: "pg-part" }, el("h3", {}, title),
        place === "cookie" && el("p", { class: "pg-doc" }, FORBIDDEN),
        ...[].concat(...found.map(([param, field]) => [field.node, this.slashes(param)])));
    });
    if (this.bodies.length) {
      this.bodyBox = el("div");
      this.types = el("select", { onchange: () => this.choose(Number(this.types.value)) },
        ...this.bodies.map((body, index) => el("option", { value: String(index) }, body.media.type)));
      parts.push(el("div", { class: "pg-part" }, el("h3", {}, "Body Parameters"),
        this.bodies.length > 1 && row({ type: "media type" }, "Content type", this.types), this.bodyBox));
    }
    return parts;
  }

  /** For a value that spans segments: by default its slashes are encoded, as in the SDK. */
  slashes(param) {
    if (!param.spans) return "";
    const box = el("input", { type: "checkbox", id: nextId() });
    this.keeps[`path ${param.name}`] = box;
    return el("p", { class: "pg-check" }, box, el("label", { for: box.id }, `Send slashes in ${param.name} unchanged instead of as %2F`));
  }

  choose(media) {
    this.media = media;
    this.types.value = String(media);
    this.bodyBox.replaceChildren(this.bodies[media].node);
  }

  /** The control that a fault is about. */
  controlAt([place, ...path]) {
    if (place === "body") return this.bodies[this.media].at(path) || this.bodies[this.media].at([]);
    const found = this.params.find(([param]) => param.in === place && param.name === path[0]);
    return found && found[1].at(path.slice(1));
  }

  /** Fill in what earlier responses hold, and say where it is from. */
  offer() {
    const given = this.given || {};
    for (const take of this.op.takes || []) {
      const found = this.controlAt(take.at);
      if (!found || !found.input || found.input.tagName !== "INPUT") continue;
      const known = offered(take, this.connection.root);
      const key = take.at.join(" ");
      const now = found.input.value;
      const untouched = given[key] === now || (given[key] === undefined && now === this.startOf(take.at));
      if (known.length && now && untouched) {
        found.set(known[0].value);
        given[key] = found.input.value;
      }
      hint(found, take, known);
    }
    this.given = given;
    this.refresh();
  }

  /** What a field holds in the minimal request. */
  startOf([place, ...path]) {
    const start = filled(this.op);
    const [value] = place === "body" ? reached(start.body, path) : reached(start.params, [`${place} ${path[0]}`]);
    return value === undefined ? "" : toText(value);
  }

  // ---- checking -----------------------------------------------------------------------------

  /** The request, and what is wrong with it: {control, message, hard}. Patterns are left to `patterns`. */
  faults() {
    const found = [];
    const patterns = [];
    const given = this.get(found);
    const request = requestOf(this.op, given, found);
    for (const param of this.op.params) {
      found.push(...violations(param, given.params[`${param.in} ${param.name}`], [param.in, param.name], patterns));
    }
    const { schema } = (this.op.body && this.op.body.media[this.media]) || {};
    if (schema) found.push(...violations(schema, given.body, ["body"], patterns));
    return { request, faults: [...this.connection.faults(), ...found.map((one) => this.located(one))], patterns };
  }

  located(fault) {
    return { control: fault.control || this.controlAt(fault.at), hard: false, ...fault };
  }

  /** The same with what does not match its pattern. */
  async checked() {
    const { request, faults, patterns } = this.faults();
    return { request, faults: [...faults, ...(await mismatches(patterns)).map((one) => this.located(one))] };
  }

  /** Says what is wrong with one field after it was changed, or no longer says so. */
  check(input) {
    if (!input.id || this.connection.node.contains(input)) return;
    const { faults } = this.faults();
    const fault = faults.find((one) => one.control && one.control.input === input);
    mark(input, fault && fault.message !== "is required" ? fault.message : "");
  }

  // ---- sending ------------------------------------------------------------------------------

  actions() {
    this.cancel = button("Cancel", () => this.abort.abort(), { hidden: true });
    this.anyway = button("Send anyway", () => this.submit(true), { hidden: true });
    this.state = el("p", { class: "pg-state", role: "status" });
    return el("div", { class: "pg-actions" },
      el("button", { class: "pg-button pg-primary pg-send", type: "submit" }, "Send Request"), this.anyway, this.cancel, this.state);
  }

  async submit(anyway) {
    if (this.abort) return;
    this.abort = new AbortController();
    this.form.dataset.sending = "";
    for (const input of this.dialog.querySelectorAll("[aria-invalid]")) mark(input, "");
    this.anyway.hidden = true;
    try {
      const { request, faults } = anyway ? this.faults() : await this.checked();
      const stops = faults.filter((one) => one.hard || !anyway);
      if (stops.length) this.refuse(stops);
      else await this.send(request);
    } finally {
      this.abort = undefined;
      delete this.form.dataset.sending;
      this.cancel.hidden = true;
    }
  }

  refuse(faults) {
    for (const { control: { input }, message } of faults) {
      for (let box = input.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
      if (input.id && !input.hasAttribute("aria-invalid")) mark(input, message);
    }
    const [{ control: first, message }] = faults;
    first.input.focus();
    const more = faults.length > 1 ? ` ${faults.length - 1} more marked.` : "";
    this.state.textContent = `Not sent: ${first.label} ${message}.${more}`;
    this.anyway.hidden = faults.some((one) => one.hard);
  }

  async send(request) {
    const { root } = this.connection;
    const { url, headers, proxied } = this.connection.address(request);
    const { body } = request;
    const bodiless = body && /^(GET|HEAD)$/.test(request.method);
    let payload = body && !bodiless ? body.file || body.text : undefined;
    if (body && body.parts && !bodiless) {
      const [blob, boundary] = multipart(body.parts.filter(([, part]) => part !== null));
      payload = blob;
      headers.push(["Content-Type", body.type + boundary]);
    }
    const given = this.get();
    this.cancel.hidden = false;
    this.state.textContent = "Sending …";
    this.reply.empty("Waiting for the response …");
    this.following.replaceChildren();
    this.show();
    const start = performance.now();
    try {
      const response = await fetch(url, { ...SAFE, method: request.method, headers, body: payload || undefined, signal: this.abort.signal });
      if (proxied && response.headers.get("x-api-playground") === "error") throw new Error((await response.json()).message);
      const value = await this.reply.show(response, start, request);
      if (bodiless) this.state.textContent += ". The body was not sent: browsers do not send one with this method";
      this.arrived(response, value, given, root);
      this.show();
    } catch (error) {
      if (error instanceof Broken) return;
      if (error.name === "AbortError") {
        this.state.textContent = "Cancelled.";
        this.reply.empty("Cancelled. The server may have carried out the request.");
      } else {
        await this.reply.explain(root, error, proxied, request.target);
        this.show();
      }
    }
  }

  /** Bring the response into view: on phones, it is far below the button. */
  show() {
    const narrow = matchMedia("(max-width: 61.99rem)").matches;
    this.reply.node.scrollIntoView({ block: narrow ? "start" : "nearest" });
  }

  /** What follows a response: values to keep, and pages that use them. */
  arrived(response, value, given, root) {
    if (response.status === 401 && this.connection.secrets.length) {
      const again = button(this.connection.isIn ? "Change the credentials" : "Login", () => this.connection.toggle(true));
      this.following.append(el("p", {}, this.connection.isIn ? "The server does not accept these credentials. " : "The request had no credentials. ", again));
    }
    if (!response.ok) return;
    remember(this.op, given, root, { value, headers: response.headers });
    this.following.append(...(this.op.next || []).map(([title, page], index) =>
      el("a", { href: `${page}#play`, class: "pg-follow" }, index ? title : `Next: ${title}`)));
  }
}

Object.assign(window.Playground, { form: (host) => new Form(host), mismatches });
