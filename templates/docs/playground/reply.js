// The reply as it comes, or why there is none.

const SHOWN = 300000; // characters of a text
const COLORED = 60000; // characters that are highlighted
const SAVED = { json: ".json", csv: ".csv", html: ".html", xml: ".xml", pdf: ".pdf", zip: ".zip", png: ".png", jpeg: ".jpg", gif: ".gif", webp: ".webp", "svg+xml": ".svg", "event-stream": ".txt", plain: ".txt" };
const MAGIC = [["image/png", [0x89, 0x50, 0x4e, 0x47]], ["image/jpeg", [0xff, 0xd8, 0xff]], ["image/gif", [0x47, 0x49, 0x46, 0x38]], ["image/webp", [0x52, 0x49, 0x46, 0x46]]];

/** "1.5 MB" */
function sized(bytes) {
  if (bytes < 1000) return `${bytes} byte${bytes === 1 ? "" : "s"}`;
  const power = Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toPrecision(3).replace(/\.?0+$/, "")} ${["", "kB", "MB", "GB"][power]}`;
}

/** Shows the outcome of a request; `state` is the line beside the buttons. */
class Reply {
  constructor(state) {
    this.state = state;
    this.answer = el("div", { class: "pg-answer" });
    this.node = el("section", { class: "pg-reply", "aria-label": "Response" }, el("h3", { class: "pg-bar-title" }, "RESPONSE"), this.answer);
    this.empty("Send the request to see the response here.");
  }

  empty(text) {
    if (this.objectUrl) URL.revokeObjectURL(this.objectUrl);
    this.objectUrl = undefined;
    this.answer.replaceChildren(el("p", { class: "pg-doc" }, text));
  }

  /** Show a response while it arrives; gives its JSON value, if it has one. */
  async show(response, start, request) {
    const line = `${response.status} ${response.statusText || REASONS[response.status] || ""}`.trim();
    const time = Math.round(performance.now() - start);
    this.state.textContent = `${line}, ${time} ms`;
    const type = response.headers.get("content-type") || "";
    const isText = /json|text|xml|javascript|yaml|urlencoded/i.test(type) && !/^image\//i.test(type);
    const size = el("span");
    const body = el("div", { class: "pg-body" });
    const links = el("span", { class: "pg-links" });
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    this.answer.replaceChildren(
      el("p", { class: "pg-line" },
        el("strong", { class: response.ok ? "pg-good" : "pg-bad" }, line), el("span", {}, `${time} ms`), size, links),
      el("details", {}, el("summary", {}, "Headers"), el("pre", { tabindex: "0", role: "group", "aria-label": "Response headers" }, headers)),
      body);
    const chunks = await this.read(response, body, size, isText);
    const blob = new Blob(chunks, { type: "application/octet-stream" });
    size.textContent = sized(blob.size);
    if (!blob.size) {
      body.replaceChildren(el("p", { class: "pg-doc" }, "The response has no body."));
      return undefined;
    }
    this.objectUrl = URL.createObjectURL(blob);
    links.append(el("a", { href: this.objectUrl, download: nameOf(response, request, type) }, "Download"));
    return isText || (!type && blob.size < 65536) ? this.text(body, links, await blob.text(), type) : this.binary(body, blob, type);
  }

  /** The bytes as they come; text is shown at once. */
  async read(response, body, size, isText) {
    const chunks = [];
    if (!response.body) return chunks;
    const reader = response.body.getReader();
    const decoder = isText && new TextDecoder();
    const total = response.headers.get("content-encoding") ? 0 : Number(response.headers.get("content-length") || 0);
    const bar = total > 200000 && el("progress", { max: String(total), "aria-label": "Received" });
    const text = document.createTextNode("");
    let bytes = 0;
    let drawn = 0;
    if (bar) body.append(bar);
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        chunks.push(value);
        bytes += value.length;
        if (decoder && text.length < SHOWN) text.appendData(decoder.decode(value, { stream: true }).slice(0, SHOWN));
        if (performance.now() - drawn < 50) continue;
        drawn = performance.now();
        if (bar) bar.value = bytes;
        size.textContent = `${sized(bytes)}${total >= bytes && total ? ` of ${sized(total)}` : ""} …`;
        if (decoder && !text.parentNode) body.append(el("pre", { tabindex: "0", role: "group", "aria-label": "Response body", "aria-busy": "true" }, text));
      }
    } catch (error) {
      const what = error.name === "AbortError" ? "Cancelled" : "The connection broke";
      size.textContent = sized(bytes);
      if (bar) bar.remove();
      body.append(el("p", { class: "pg-note" }, `${what} after ${sized(bytes)}, before the response was complete.`));
      this.state.textContent = `${what} before the response was complete.`;
      throw new Broken();
    }
    return chunks;
  }

  text(body, links, text, type) {
    let value;
    let shown = text;
    if (/json/i.test(type) || !type) {
      try {
        value = fromJson(text);
        shown = toJson(value);
      } catch (error) {
        value = undefined; // shown as it is
      }
    }
    links.append(...copyButton("Copy response", () => shown));
    const more = shown.length - SHOWN;
    const code = el("code", {}, value !== undefined && shown.length < COLORED && window.Samples ? Samples.highlight("json", shown) : shown.slice(0, SHOWN));
    body.replaceChildren(el("pre", { tabindex: "0", role: "group", "aria-label": "Response body" }, code),
      ...(more > 0 ? [el("p", { class: "pg-doc" }, `${more} more characters: download the response to see them.`)] : []));
    return value;
  }

  async binary(body, blob, type) {
    const start = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
    const [magic] = MAGIC.find(([, bytes]) => bytes.every((byte, index) => start[index] === byte)) || [];
    const image = magic || (/^image\/svg/i.test(type) && blob.size < 2000000 ? "image/svg+xml" : "");
    const told = el("p", { class: "pg-doc" }, image ? "" : `The body is binary${type ? ` (${type})` : ""}: download it to open it.`);
    body.replaceChildren(told);
    if (!image) return;
    // A drawing may have scripts: as data, also when it is opened on its own, it is no page of this site.
    const src = image === "image/svg+xml" ? `data:image/svg+xml,${encodeURIComponent(await blob.text())}`
      : this.objectUrl;
    const picture = el("img", { src, alt: "The image in the response", onerror: () => picture.replaceWith("The image cannot be shown here: download it.") });
    body.prepend(picture);
  }

  /** A failure without a response. Browsers do not say why; two harmless requests narrow it down. */
  async explain(root, error, proxied, target) {
    this.answer.replaceChildren(el("p", { class: "pg-doc" }, "No response. Looking for the reason …"));
    const [told, ...advice] = await reason(root, error, proxied, target);
    this.state.textContent = told;
    this.answer.replaceChildren(el("div", { class: "pg-note" }, el("p", {}, el("strong", {}, told)), ...advice.map((line) => el("p", {}, line))));
  }
}

/** The body ended before it was complete. */
class Broken extends Error {}

const REASONS = { 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict", 412: "Precondition Failed", 422: "Unprocessable Content", 429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable" };

/** The name under which a body is saved. */
function nameOf(response, request, type) {
  const given = /filename="?([^";]+)"?/i.exec(response.headers.get("content-disposition") || "");
  if (given) return given[1].split(/[/\\]/).pop();
  const last = decodeURIComponent(request.target.split("?")[0].split(/\/|%2F/i).pop()) || "response";
  const ending = SAVED[((/\/(?:[\w.-]+\+(?=json|xml))?([\w.+-]+)/.exec(type) || [])[1] || "").toLowerCase()] || "";
  return /\.\w+$/.test(last) ? last : last + ending;
}

const RUN = "Copy the sample and run it: outside of a browser there is no such limit.";
const SAFE = { credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" };
const works = (url, options) => fetch(url, { ...SAFE, ...options }).then(() => true, () => false);

/** Why there is no response, as far as it can be known: what happened, and what can be done. */
async function reason(root, error, proxied, target) {
  const host = new URL(root).origin;
  if (proxied) {
    return error instanceof TypeError
      ? ["The server of these pages did not answer.", "It forwards requests to the API. Check that it still runs, and send the request again."]
      : [`No response from ${host}.`, `The server of these pages, which forwards the request, says: ${error.message}`];
  }
  if (navigator.onLine === false) return ["You are offline.", "The request was not sent."];
  if (location.protocol === "https:" && /^http:/.test(root) && !/^http:\/\/(localhost|127\.|\[::1\])/.test(root)) {
    return [`The browser did not send the request: this page uses https, and ${host} http.`, "Use a root URL with https.", RUN];
  }
  const [up, readable, sameReadable] = await Promise.all([
    works(root, { mode: "no-cors" }), works(root), works(root + target, { method: "HEAD" })]);
  if (!up) {
    return [`No response from ${host}.`, `The browser says: ${error.message}. The server cannot be reached, or it closes the connection. Check the root URL and your network.`];
  }
  if (readable || sameReadable) {
    return [`${host} closed the connection without a response.`,
      "The server is up, and lets this page read its responses. Either it broke off this request, or it does not allow its method or one of its headers from a web page.",
      "The request may have been carried out: look before you send it again."];
  }
  return [`${host} answers, but does not let this page read its responses (CORS).`,
    `The request may have been carried out. Whoever runs the server can allow pages from ${location.origin === "null" ? "files" : location.origin}.`, RUN];
}
