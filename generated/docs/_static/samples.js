// Samples of a request in every language, made in the page: `window.Samples`.
//
// `Samples.LANGUAGES` is [{id, label}] in the order of readers, `Samples.render(id, request)` a promise of the text,
// `Samples.highlight(id, text)` a fragment. request.js says what a request is. The script of a language is loaded
// when it is first asked for, by an element: pages work from file:// and without inline scripts.

(function () {
"use strict";
const VERSION = "fbc218a5";
const LANGUAGES = [{"id": "curl", "label": "curl"}, {"id": "python", "label": "Python (SDK)"}, {"id": "python-requests", "label": "Python (requests)"}, {"id": "python-httpx", "label": "Python (httpx)"}, {"id": "typescript", "label": "TypeScript"}, {"id": "javascript", "label": "JavaScript"}, {"id": "go", "label": "Go"}, {"id": "java", "label": "Java"}, {"id": "csharp", "label": "C#"}, {"id": "ruby", "label": "Ruby"}, {"id": "php", "label": "PHP"}, {"id": "kotlin", "label": "Kotlin"}, {"id": "swift", "label": "Swift"}, {"id": "rust", "label": "Rust"}, {"id": "powershell", "label": "PowerShell"}, {"id": "httpie", "label": "HTTPie"}];

const FOLDER = document.currentScript.src.replace(/samples\.js(\?.*)?$/, "samples/");
const scripts = {};
const printers = {};

/** Load a script beside this one, once; after a failure it is tried again. */
function load(name) {
  scripts[name] = scripts[name] || new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${FOLDER}${name}.js?v=${VERSION}`;
    script.onload = resolve;
    script.onerror = () => {
      delete scripts[name];
      script.remove();
      reject(new Error(`${name}.js cannot be loaded`));
    };
    document.head.append(script);
  });
  return scripts[name];
}

/** The text of a request in a language. */
async function render(id, request) {
  if (!LANGUAGES.some((one) => one.id === id)) throw new Error(`There are no samples in ${id}`);
  await load("base");
  await load(id);
  printers[id] = printers[id] || Samples.parts[id](Samples.base);
  return printers[id](Samples.base.modelOf(request));
}

// Code as spans with the short classes of Pygments. A table has pairs of a class and a pattern, tried in order.

const words = (text) => `(?:${text.trim().split(/\s+/).join("|")})\\b`;
const NUMBER = ["m", "\\b(?:0x[\\da-fA-F]+|\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\\w*"];
const DOUBLE = ["s", '"(?:[^"\\\\\\n]|\\\\[^])*"'];
const SINGLE = ["s", "'(?:[^'\\\\\\n]|\\\\[^])*'"];
/** What begins and ends with something; without an end it goes on to the end of the text. */
const between = (start, end = start) => `${start}[^]*?(?:${end}|(?![^]))`;
const SLASHES = ["c1", `//[^\\n]*|${between("/\\*", "\\*/")}`];
const HASH = ["c1", "#[^\\n]*"];
const CALL = ["nf", "[A-Za-z_]\\w*[!?]?(?=\\()"];
const TYPE = ["nc", "\\b[A-Z]\\w*"];
// Names without a color are read whole, so that nothing inside of them gets one.
const NAME = ["", "[A-Za-z_]\\w*"];
const END = [NUMBER, CALL, TYPE, NAME];

/** A language with comments behind slashes. */
const slashed = (keywords, constants, ...strings) =>
  [SLASHES, ...strings, DOUBLE, ["kc", `\\b${words(constants)}`], ["k", `\\b${words(keywords)}`], ...END];

const SHELL = [
  ["c1", "(?:^|[ \\t])#[^\\n]*"], ["s", "'[^']*'"], ["nv", "\\$\\{[^}\\n]*\\}?|\\$\\w+"], ["s", '"(?:[^"\\\\]|\\\\[^])*"'],
  ["k", `\\b${words("if then else fi exit for do done in test case esac")}`], ["nb", `\\b${words("curl http https echo printf export set sh cat")}`],
  ["na", "--?[A-Za-z][\\w-]*"], ["", "[\\w./-]+"],
];
const PYTHON = [
  ["c1", "#[^\\n]*"], ["s", between('[rbf]?"""', '"""')], ["s", `[rbf]?${DOUBLE[1]}`], ["s", `[rbf]?${SINGLE[1]}`], ["kc", `\\b${words("None True False")}`],
  ["k", `\\b${words("import from as with try except if elif else for in not and or is raise return def class lambda pass while")}`],
  ["nb", `\\b${words("print open str dict len int")}`], ...END,
];
const ECMA = "import export from const let var function async await return if else throw new class of for in typeof try catch interface type as default extends void";
const JAVASCRIPT = slashed(ECMA, "null true false undefined", ["s", "`(?:[^`\\\\]|\\\\[^])*`"], SINGLE);

const TABLES = {
  curl: SHELL,
  httpie: SHELL,
  python: PYTHON,
  "python-requests": PYTHON,
  "python-httpx": PYTHON,
  typescript: JAVASCRIPT,
  javascript: JAVASCRIPT,
  go: slashed("package import func var const type struct map return if else for range defer go interface switch case", "nil true false", ["s", "`[^`]*`"]),
  java: slashed("import package public private static final class void new throws throw return if else try catch var int byte long String record", "null true false", ["s", between('"""')]),
  csharp: slashed("using namespace class static async await var new return if else try catch throw int string byte public private record string", "null true false", ["s", `@"(?:[^"]|"")*"|${between('"+\"\"', '"\"\"+')}|\\$"(?:[^"\\\\]|\\\\[^])*"`]),
  ruby: [HASH, DOUBLE, SINGLE, ["kc", `\\b${words("nil true false")}`], ["k", `\\b${words("require do end unless if else elsif def class then return rescue begin raise abort puts")}`], ["na", "\\b[a-z_]\\w*:(?!:)"], ...END],
  php: [["k", "<\\?php"], ["c1", `(?://|#)[^\\n]*|${between("/\\*", "\\*/")}`], SINGLE, DOUBLE, ["nv", "\\$\\w+"], ["kc", `\\b${words("null true false")}`], ["k", `\\b${words("use new if else echo exit function return throw try catch fn array foreach as require")}`], ...END],
  kotlin: slashed("import package fun val var class object return if else when try catch throw null is in for while suspend", "null true false", ["s", between('"""')]),
  swift: slashed("import let var func struct class return if else guard try await async throws throw in for do catch as is", "nil true false", ["s", `${between('"\"\"')}|${between('#{1,9}"', '"#{1,9}')}`]),
  rust: slashed("use fn let mut pub struct enum impl return if else match for in loop while async await move as mod crate self dyn where", "true false None Some Ok Err", ["s", `${between('r#{1,9}"', '"#{1,9}')}|r"[^"]*"`]),
  powershell: [["c1", "(?:^|[ \\t])#[^\\n]*"], ["s", between("@'\\n", "\\n'@")], ["s", "'(?:[^']|'')*'"], ["s", '"(?:[^"`]|`[^])*"'], ["nv", "\\$[\\w:]+|\\$\\{[^}\\n]*\\}?"], ["k", `\\b${words("if else elseif try catch throw exit foreach in param return function")}`], ["nb", "\\b[A-Z]\\w*-[A-Z]\\w*"], ["na", "-[A-Za-z]\\w*"], ...END],
  json: [["nt", '"(?:[^"\\\\\\n]|\\\\[^])*"(?=\\s*:)'], DOUBLE, NUMBER, ["kc", `\\b${words("null true false")}`]],
};

/** A fragment whose text is `text`, whatever it holds: nothing of it is read as markup. */
function highlight(id, text) {
  const fragment = document.createDocumentFragment();
  const table = TABLES[id];
  if (!table) {
    fragment.append(text);
    return fragment;
  }
  const pattern = new RegExp(table.map(([, one]) => `(${one})`).join("|"), "gm");
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    if (!found[0]) continue;
    const kind = table[found.slice(1).findIndex((one) => one !== undefined)][0];
    if (!kind) continue;
    if (found.index > end) fragment.append(text.slice(end, found.index));
    const span = document.createElement("span");
    span.className = kind;
    span.textContent = found[0];
    fragment.append(span);
    end = found.index + found[0].length;
  }
  fragment.append(text.slice(end));
  return fragment;
}

window.Samples = { LANGUAGES, render, highlight, parts: {} };
})();
