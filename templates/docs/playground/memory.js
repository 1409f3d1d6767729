// What is remembered between pages, and where requests go.

/** The address of this script, without a page's own query. */
const FORM = HERE.replace(/playground\.js/, "playground-form.js");
const PREFIX = `api-playground ${new URL("..", HERE).pathname} `;

/** Values kept in the tab, or on the device if the user asks for it. Storage may be disabled. */
const memory = {
  get(key) {
    try {
      return sessionStorage.getItem(PREFIX + key) || localStorage.getItem(PREFIX + key) || "";
    } catch (error) {
      return "";
    }
  },
  set(key, value, remember) {
    try {
      localStorage.removeItem(PREFIX + key);
      sessionStorage.removeItem(PREFIX + key);
      if (value) (remember ? localStorage : sessionStorage).setItem(PREFIX + key, value);
    } catch (error) {
      // the page also works without storage
    }
  },
  lasts(key) {
    try {
      return Boolean(localStorage.getItem(PREFIX + key));
    } catch (error) {
      return false;
    }
  },
  /** A value of JSON, or `otherwise` where there is none. */
  read(key, otherwise) {
    try {
      return fromJson(memory.get(key));
    } catch (error) {
      return otherwise;
    }
  },
};

/** The proxy of the docs' server: {prefix, roots}. A page can only use these roots, by their index. */
function proxyOf(root) {
  const meta = document.querySelector('meta[name="api-playground-proxy"]');
  if (!meta) return "";
  const { prefix, roots } = JSON.parse(meta.content);
  const index = roots.indexOf(root);
  return index < 0 ? "" : location.origin + prefix + index;
}
