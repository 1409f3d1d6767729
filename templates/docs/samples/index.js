// Samples of a request in every language, made in the page: `window.Samples`.
//
// `Samples.LANGUAGES` is [{id, label}] in the order of readers, `Samples.render(id, request)` a promise of the text,
// `Samples.highlight(id, text)` a fragment. request.js says what a request is. The script of a language is loaded
// when it is first asked for, by an element: pages work from file:// and without inline scripts.

(function () {
"use strict";

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

