// Runs the scripts of a site without a browser: reads lines of [id, request], writes lines of texts.
//
// Usage: node live.mjs FOLDER [highlight | helpers | eval]. FOLDER holds samples.js and samples/.
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

/** JSON with the exact text of its numbers; objects are Maps, which keep the order of keys that are numbers. */
class Raw {
  constructor(text) { this.text = text; }
}
function exact(text) {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[a-z]+|[{}[\]:,]/g);
  let at = 0;
  /** depth: 0 outside of values, 1 for what holds them, 2 inside of them. */
  function read(depth) {
    const token = tokens[at++];
    if (token === "[") {
      const list = [];
      for (; tokens[at] !== "]"; at += tokens[at] === "," ? 1 : 0) list.push(read(depth));
      at++;
      return list;
    }
    if (token === "{") {
      const pairs = [];
      for (; tokens[at] !== "}"; at += tokens[at] === "," ? 1 : 0) {
        const name = JSON.parse(tokens[at]);
        at += 2;
        pairs.push([name, read(depth ? 2 : { value: 2, values: 1 }[name] || 0)]);
      }
      at++;
      return depth === 2 ? new Map(pairs) : Object.fromEntries(pairs);
    }
    return /^[-\d]/.test(token) ? new Raw(token) : JSON.parse(token);
  }
  return read(0);
}

for await (const line of createInterface({ input: process.stdin })) {
  const [id, given] = exact(line);
  let out;
  if (process.argv[3] === "helpers") {
    await Samples.render("curl", null).catch(() => 0);
    const { $ } = Samples.base;
    out = JSON.stringify({ $: Object.keys($), is: Object.keys($.is) });
  } else if (process.argv[3] === "eval") {
    await Samples.render("curl", null).catch(() => 0);
    out = new Function("$", `return ${given}`)(Samples.base.$);
  } else if (process.argv[3] === "highlight") {
    const fragment = Samples.highlight(id, given);
    out = [fragment.textContent, fragment.children.map((one) => [one.tag || "", one.className || "", one.textContent])];
  } else {
    try {
      out = await Samples.render(id, given);
    } catch (error) {
      out = `!! ${error.stack}`;
    }
  }
  process.stdout.write(`${JSON.stringify(out, (_, value) =>
    (value instanceof Map || value instanceof Set ? [...value] : typeof value === "bigint" ? Number(value) : value))}\n`);
}
