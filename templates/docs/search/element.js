// ---- element: the field in the header, and the dialog that it opens ----

const HINT = "Names of operations, SDK methods, paths, fields, status codes, or words";

/**
 * ``<site-search>``: its button opens a dialog, as do Ctrl+K, Cmd+K and "/". The script of the site sees to these, and loads this one
 * when somebody searches. The dialog is a combobox: the focus stays in the field, arrows choose, Enter goes there.
 */
class SiteSearch extends HTMLElement {
  open() {
    if (!this.dialog) this.build();
    if (this.dialog.open) return;
    this.dialog.showModal();
    this.input.focus();
    this.input.select();
    loaded().then((index) => { this.index = index; this.show(); }, (error) => this.say(error.message));
  }

  build() {
    this.input = make("input");
    const set = (element, attributes) => { for (const name in attributes) element.setAttribute(name, attributes[name]); };
    set(this.input, {
      type: "search", placeholder: "Search", "aria-label": "Search these pages", autocomplete: "off", autocapitalize: "off",
      spellcheck: "false", role: "combobox", "aria-expanded": "false", "aria-controls": "search-list", "aria-autocomplete": "list",
      enterkeyhint: "go",
    });
    this.list = make("div", "search-list");
    set(this.list, { id: "search-list", role: "listbox", "aria-label": "Results" });
    this.status = make("p", "search-status");
    set(this.status, { role: "status" });
    const close = make("button", "search-close", "Esc");
    set(close, { type: "button", "aria-label": "Close the search" });
    close.addEventListener("click", () => this.dialog.close());
    const all = make("a", "search-all", "All results");
    all.href = `${Site.root}search.html`;
    this.all = all;
    const keys = make("p", "search-keys", make("kbd", "", "↑"), make("kbd", "", "↓"), " choose ", make("kbd", "", "Enter"), " open");
    this.dialog = make("dialog", "search-dialog", make("div", "search-field", make("span", "icon"), this.input, close), this.status, this.list, make("div", "search-foot", keys, all));
    this.dialog.setAttribute("aria-label", "Search");
    this.input.addEventListener("input", () => this.show());
    this.input.addEventListener("keydown", (event) => this.move(event));
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    this.list.addEventListener("click", (event) => { if (event.target.closest("a")) this.dialog.close(); });
    this.list.addEventListener("pointermove", (event) => {
      const at = this.options.indexOf(event.target.closest("a"));
      if (at >= 0 && at !== this.at) this.choose(at, false);
    });
    this.options = [];
    document.body.append(this.dialog);
    this.show();
  }

  move(event) {
    const last = this.options.length - 1;
    const to = { ArrowDown: this.at >= last ? 0 : this.at + 1, ArrowUp: this.at <= 0 ? last : this.at - 1, PageDown: Math.min(last, this.at + 5), PageUp: Math.max(0, this.at - 5) }[event.key];
    if (to !== undefined && last >= 0) {
      event.preventDefault();
      this.choose(to, true);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      this.show(); // what was typed last may not have been looked for yet
      const chosen = this.options[this.at];
      if (chosen && (event.ctrlKey || event.metaKey)) window.open(chosen.href);
      else if (chosen) chosen.click();
    } else if (event.key === "Escape" && this.input.value) {
      event.preventDefault(); // the first clears the field, the second closes
      this.input.value = "";
      this.show();
    }
  }

  choose(at, scroll) {
    this.options.forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
    this.at = at;
    const chosen = this.options[at];
    this.input.setAttribute("aria-activedescendant", chosen ? chosen.id : "");
    if (chosen && scroll) chosen.scrollIntoView({ block: "nearest" });
  }

  say(text) {
    this.status.textContent = text;
  }

  /** Show what the query finds. */
  show() {
    const query = this.input.value;
    if (query === this.query && this.shownFor === this.index) return;
    this.query = query;
    this.shownFor = this.index;
    this.all.href = `${Site.root}search.html?q=${encodeURIComponent(query.trim())}`;
    const { results, asked } = this.index && query.trim() ? search(this.index, query, 16) : { results: [], asked: null };
    this.options = [];
    const groups = [];
    for (const [name, found] of grouped(results)) {
      const heading = make("div", "search-group-title", name);
      heading.id = `search-group-${groups.length}`;
      const group = make("div", "search-group", heading);
      group.setAttribute("role", "group");
      group.setAttribute("aria-labelledby", heading.id);
      for (const one of found) group.append(this.option(one, asked));
      groups.push(group);
    }
    this.list.replaceChildren(...groups);
    this.list.scrollTop = 0;
    this.input.setAttribute("aria-expanded", String(this.options.length > 0));
    this.dialog.classList.toggle("has-results", this.options.length > 0);
    this.choose(this.options.length ? 0 : -1, false);
    const count = this.options.length;
    this.say(!query.trim() ? HINT : !this.index ? "Loading" : count ? `${count} result${count === 1 ? "" : "s"}` : `Nothing found for “${query.trim()}”`);
  }

  option(result, asked) {
    const link = make("a", "search-result", ...shown(result, asked));
    link.href = Site.root + address(this.index, result);
    link.id = `search-result-${this.options.length}`;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    this.options.push(link);
    return link;
  }
}

/** The page ``search.html?q=``: all results as a list of links. */
function searchPage() {
  const place = document.querySelector(".search-results");
  if (!place) return;
  const input = document.querySelector(".search-page input");
  const query = new URLSearchParams(location.search).get("q") || "";
  input.value = query;
  const show = (index) => {
    const { results, asked } = query.trim() ? search(index, `${query} `, 60) : { results: [], asked: null };
    const count = results.length;
    const found = [make("p", "search-status", !query.trim() ? HINT : count ? `${count} result${count === 1 ? "" : "s"} for “${query.trim()}”` : `Nothing found for “${query.trim()}”`)];
    for (const [name, group] of grouped(results)) {
      const list = make("ul");
      for (const one of group) {
        const link = make("a", "search-result", ...shown(one, asked));
        link.href = Site.root + address(index, one);
        list.append(make("li", "", link));
      }
      found.push(make("h2", "", name), list);
    }
    place.replaceChildren(...found);
  };
  loaded().then(show, (error) => { place.textContent = error.message; });
}

customElements.define("site-search", SiteSearch);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", searchPage);
else searchPage();
