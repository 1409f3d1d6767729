// The reply, or why there is none.

/** Shows the outcome of a request below the form; `state` is the line beside the buttons. */
class Reply {
  constructor(state) {
    this.state = state;
    this.answer = el("div", { class: "pg-answer" });
    this.node = el("section", { class: "pg-reply", hidden: true, "aria-label": "Response" }, el("h3", {}, "Response"), this.answer);
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
    this.node.hidden = false;
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
    this.node.hidden = false;
  }
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
