// Values that go from a response to the pages of later requests: the ID of what was just made.

const KEPT = 20;

/** What `path` leads to in a value; every item where it says 0 in a list. */
function reached(value, path) {
  if (!path.length) return value === null || value === undefined || typeof value === "object" && !(value instanceof Raw) ? [] : [value];
  const [step, ...rest] = path;
  if (Array.isArray(value)) return [].concat(...value.slice(0, KEPT).map((item) => reached(item, rest)));
  return isObject(value) && Object.prototype.hasOwnProperty.call(value, toText(step)) ? reached(value[toText(step)], rest) : [];
}

/** The value in an address such as that of `Location`, if it is one of `template`. */
function inAddress(address, { template, parameter, spans }, root) {
  const path = address.replace(/[?#].*$/, "").replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i, "").replace(/\/$/, "");
  const base = new URL(root).pathname.replace(/\/+$/, "");
  const source = template.split(/(\{[^{}]*\})/).map((part) => part[0] !== "{" ? part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
    : part !== `{${parameter}}` ? "[^/]+" : spans ? "(.+)" : "([^/]+)").join("");
  const found = new RegExp(`^${source}$`).exec(base && path.startsWith(`${base}/`) ? path.slice(base.length) : path);
  try {
    return found ? [decodeURIComponent(found[1])] : [];
  } catch (error) {
    return [];
  }
}

/** Remember what a good response holds, and what was sent to get it. */
function remember(op, given, root, { value, headers }) {
  const book = memory.read("values", {});
  const keep = (name, found) => {
    const entries = found.map((one) => ({ value: one, from: op.title, root }));
    const others = (book[name] || []).filter((old) => old.root === root && !entries.some((one) => toText(one.value) === toText(old.value)));
    book[name] = entries.concat(others).slice(0, KEPT);
  };
  for (const { at, value: name } of op.takes || []) {
    const sent = at[0] === "body" ? reached(given.body, at.slice(1)) : reached(given.params, [at.join(" ")]);
    const known = (book[name] || []).some((old) => old.root === root && toText(old.value) === toText(sent[0] || ""));
    if (sent.length && !known) keep(name, sent);
  }
  const all = {};
  for (const one of op.gives || []) {
    const text = one.header && headers.get(one.header);
    const found = one.body ? reached(value, one.body.map(toText)) : !text ? [] : one.template ? inAddress(text, one, root) : [text];
    all[one.value] = (all[one.value] || []).concat(found);
  }
  for (const name of Object.keys(all)) if (all[name].length) keep(name, all[name]);
  memory.set("values", toJson(book, ""));
}

/** The values remembered for one that a request takes, the newest first. */
function offered(take, root) {
  const found = memory.read("values", {})[take.value];
  return Array.isArray(found) ? found.filter((one) => one.root === root) : [];
}

/** Below a field: the response that its value is from, or those that have one. */
function hint(field, take, known) {
  const { input } = field;
  const box = el("p", { class: "pg-hint" });
  const show = () => {
    const one = known.find(({ value }) => toText(value) === input.value);
    const [other] = known;
    const links = take.from.map(([title, page]) => el("a", { href: `${page}#play` }, title));
    box.replaceChildren(one ? `From ${one.from}. ` : "");
    if (!one && other) {
      box.append(button(`Use ${toText(other.value)} from ${other.from}`, () => {
        field.set(other.value);
        changed(input);
      }, { class: "pg-link" }));
    } else if (!one && links.length) {
      box.append("In the response to ", ...[].concat(...links.map((link, index) => (index ? [" or ", link] : [link]))));
    }
  };
  const list = el("datalist", { id: `${input.id}-known` }, ...known.map(({ value, from }) => el("option", { value: toText(value) }, from)));
  for (const old of field.node.querySelectorAll(".pg-hint, datalist")) old.remove();
  if (known.length) input.setAttribute("list", list.id);
  else input.removeAttribute("list");
  input.after(list, box);
  input.oninput = show;
  show();
}
