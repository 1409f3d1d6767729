// What is remembered between pages, and where requests go.

const PREFIX = `api-playground ${document.title.split(" - ").pop()} `;

/** What the tab remembers, and the device when asked to. Storage may be forbidden. */
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
      // the page works without
    }
  },
  lasts(key) {
    try {
      return Boolean(localStorage.getItem(PREFIX + key));
    } catch (error) {
      return false;
    }
  },
};

/** The proxy of `serve`: {prefix, roots}; the index of a root is all that a page can name. */
function proxyOf(root) {
  const meta = document.querySelector('meta[name="api-playground-proxy"]');
  if (!meta) return "";
  const { prefix, roots } = JSON.parse(meta.content);
  const index = roots.indexOf(root);
  return index < 0 ? "" : location.origin + prefix + index;
}
