// Runs the scripts of a site without a browser: reads lines of [id, request], writes lines of texts.
//
// Usage: node live.mjs FOLDER [highlight]. FOLDER holds samples.js and samples/.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import vm from "node:vm";

const folder = pathToFileURL(`${process.argv[2]}/`);

class Text {
  constructor(text) { this.textContent = String(text); }
}
class Node {
  constructor(tag) { this.tag = tag; this.children = []; }
  append(...children) { this.children.push(...children.map((one) => (one instanceof Node ? one : new Text(one)))); }
  remove() {}
  set textContent(text) { this.children = [new Text(text)]; }
  get textContent() { return this.children.map((one) => one.textContent).join(""); }
}
const run = (url) => vm.runInThisContext(readFileSync(url, "utf8"), { filename: url.href });
globalThis.window = globalThis;
globalThis.document = {
  currentScript: { src: new URL("samples.js?v=1", folder).href },
  createElement: (tag) => new Node(tag),
  createDocumentFragment: () => new Node("fragment"),
  head: { append(script) { run(new URL(script.src.split("?")[0])); script.onload(); } },
};
run(new URL("samples.js", folder));

/** JSON with the exact text of its numbers, as the playground reads the descriptor of a page. */
class Raw {
  constructor(text) { this.text = text; }
}
const exact = (text) => JSON.parse(
  text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) => (token[0] === '"' ? token : `{"\\u0000":"${token}"}`)),
  (_, value) => (value !== null && typeof value === "object" && "\0" in value ? new Raw(value["\0"]) : value),
);

for await (const line of createInterface({ input: process.stdin })) {
  const [id, given] = exact(line);
  let out;
  if (process.argv[3] === "highlight") {
    const fragment = Samples.highlight(id, given);
    out = [fragment.textContent, fragment.children.map((one) => [one.tag || "", one.className || "", one.textContent])];
  } else {
    try {
      out = await Samples.render(id, given);
    } catch (error) {
      out = `!! ${error.stack}`;
    }
  }
  process.stdout.write(`${JSON.stringify(out)}\n`);
}
