// The card beside the prose: the request in one language, and Play, which opens the form.

const HERE = document.currentScript.src;

/** An element. Attributes that are false or undefined are omitted; on* are listeners. */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child));
  return node;
}

const button = (label, onclick, attributes) =>
  el("button", { type: "button", class: "pg-button", onclick, ...attributes }, label);

/** An icon: lines in the color of the text around it. */
function icon(d) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of [["viewBox", "0 0 16 16"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
}

const ICONS = {
  play: "M5 3.5v9l7-4.5z",
  copy: "M5.5 5.5v-2a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M3.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1z",
  close: "M4 4l8 8M12 4l-8 8",
  link: "M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-1 1M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l1-1",
};

/** A button with an icon that copies a text, and the place where it says so; `between` stands between them. */
function copyButton(label, text, between = "", path = ICONS.copy) {
  const said = el("span", { class: "pg-said", role: "status" });
  const copy = button("", async () => {
    const done = await Site.copy(text());
    said.textContent = done === false ? "Copying failed" : "Copied";
    setTimeout(() => { said.textContent = ""; }, 2000);
  }, { class: "pg-icon", "aria-label": label, title: label });
  copy.append(icon(path));
  return [said, between, copy];
}

/** Method and path, as one line. */
const endpoint = (op) => el("p", { class: "pg-endpoint" },
  el("span", { class: `pg-method pg-${op.method.toLowerCase()}` }, op.method), el("code", {}, op.path));

/** A request as code, in the language of the site. */
class Sample {
  /** `printed` is what the page came with: the first request in curl. */
  constructor(printed) {
    this.printed = printed && printed.map((node) => node.textContent).join("");
    const languages = window.Samples ? Samples.LANGUAGES : [];
    this.select = el("select", { "aria-label": "Language", onchange: () => { Site.language = this.select.value; } },
      ...languages.map(({ id, label }) => el("option", { value: id }, label)));
    this.code = el("code", {}, ...(printed || []));
    this.node = el("div", { class: "pg-sample" },
      el("div", { class: "pg-bar" }, el("span", { class: "pg-bar-title" }, "Request"),
        ...copyButton("Copy sample", () => this.code.textContent, languages.length ? this.select : "")),
      el("pre", { tabindex: "0", role: "group", "aria-label": "Sample" }, this.code));
    Site.on("language", () => this.show(this.request));
  }

  /** Print a request; the last one that was asked for stays. */
  async show(request) {
    this.request = request;
    this.first = this.first || request;
    if (!window.Samples) return;
    const id = Samples.LANGUAGES.some((one) => one.id === Site.language) ? Site.language : "curl";
    this.select.value = id;
    const shown = await this.text(id, request);
    if (this.request === request && this.select.value === id) this.code.replaceChildren(...shown);
  }

  /** The request in a language; nothing is loaded for what the page has already. */
  async text(id, request) {
    if (this.printed && id === "curl" && request === this.first) return [Samples.highlight(id, this.printed)];
    try {
      return [Samples.highlight(id, await Samples.render(id, request))];
    } catch (error) {
      return [`This sample cannot be shown: ${error.message}.`];
    }
  }
}

class ApiPlayground extends HTMLElement {
  connectedCallback() {
    if (this.op) return;
    this.op = fromJson(this.querySelector("script").textContent);
    const given = this.querySelector("pre");
    this.play = button("Play", () => this.open(), { class: "pg-button pg-primary pg-play" });
    this.play.prepend(icon(ICONS.play));
    this.sample = new Sample(given && [...(given.querySelector("code") || given).childNodes]);
    const card = el("div", { class: "pg-card", role: "group", "aria-label": "Playground" },
      el("div", { class: "pg-head" }, endpoint(this.op), this.play), this.sample.node);
    for (const child of [...this.children]) if (child.tagName !== "SCRIPT") child.remove();
    this.append(card);
    this.sample.show(requestOf(this.op, filled(this.op)));
    const look = () => { if (/^#play(&|$)/.test(location.hash)) this.open(); };
    window.addEventListener("hashchange", look);
    look();
  }

  /** Open the form; its script is loaded the first time. */
  async open() {
    this.play.disabled = true;
    try {
      await loaded();
      this.form = this.form || Playground.form(this);
      this.form.open();
    } finally {
      this.play.disabled = false;
    }
  }
}

let loading;
/** Load the script of the form, which stands beside this one. */
function loaded() {
  loading = loading || new Promise((resolve, reject) => {
    const src = HERE.replace(/playground\.js/, "playground-form.js");
    document.head.append(el("script", { src, onload: resolve, onerror: reject }));
  });
  return loading;
}

window.Playground = {
  HERE, ICONS, Raw, Sample, asciiJson, base64, button, carried, copyButton, el, endpoint, filled, fromJson, hasFull, icon,
  isFile, isObject, multipart, quoteAll, requestOf, same, toJson, toText,
};
customElements.define("api-playground", ApiPlayground);
