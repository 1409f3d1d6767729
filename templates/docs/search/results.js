// ---- results: what was found, as elements ----

const GROUPS = { operation: "API reference", group: "API reference", guide: "Guides", sdk: "Python SDK", model: "Models", changelog: "Changes" };

const make = (name, className, ...children) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((one) => one !== "" && one !== null));
  return element;
};

/** A text with what was asked for marked. */
function marked(pieces) {
  return pieces.map(([text, found]) => (found ? make("mark", "", text) : text));
}

/** Results by what they are; the group of the best result is the first. */
function grouped(results) {
  const found = new Map();
  for (const one of results) {
    const name = GROUPS[one.page.kind] || GROUPS.guide;
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(one);
  }
  return found;
}

/** The content of one result: title, where in the page, excerpt. */
function shown(result, asked) {
  const { page, part, field } = result;
  const { operation } = page;
  const title = make("span", "title", ...marked(excerpt(asked, page.title, 200)));
  if (operation) title.prepend(make("b", `method ${operation.method.toLowerCase()}`, operation.method), " ");
  const below = field ? [make("code", "", field.name)] : part.title ? marked(excerpt(asked, part.title, 200)) : [];
  const line = make("span", "line", title, below.length ? make("span", "within", ...below) : "");
  const text = operation && operation.path ? [make("code", "", operation.path), " "] : [];
  const said = part.text || page.about || (page.parts.find((one) => one.text) || part).text;
  return [line, make("span", "said", ...text, ...marked(excerpt(asked, said, operation ? 110 : 150)))];
}

let loading = null;

/** The index; it is loaded when somebody searches for the first time. */
function loaded() {
  loading = loading || new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${Site.root}_static/search-index.js`;
    script.onload = () => resolve(new Index(window.SiteIndex));
    script.onerror = () => { loading = null; reject(new Error("The index of the search could not be loaded.")); };
    document.head.append(script);
  });
  return loading;
}
