// What every page can do. It runs before the page is shown: the theme must not flicker.

/** The site, for all other scripts: root, language, copy, and what happens to them. */
window.Site = (() => {
  const page = document.documentElement;
  const listeners = {};
  // Some browsers keep nothing for pages of files; the choice then lasts as long as the page.
  const kept = {
    get(key) { try { return localStorage.getItem(key) || ""; } catch { return ""; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* not kept */ } },
  };
  let language = kept.get("site-language") || "curl";

  /** Call ``fn`` with the new value whenever ``name`` changes. */
  const on = (name, fn) => { (listeners[name] = listeners[name] || []).push(fn); };
  const tell = (name, value) => (listeners[name] || []).forEach((fn) => fn(value));

  /** Put a text into the clipboard; whether that worked. */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // pages of files have no clipboard in some browsers
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "away";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };

  /** A button that copies what ``text()`` returns, and says so. */
  const copyButton = (text, label = "Copy") => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.setAttribute("aria-label", label);
    button.title = label;
    button.addEventListener("click", async () => {
      const done = await copy(text());
      say(done ? "Copied" : "Copying is not allowed here");
      button.classList.toggle("done", done);
      setTimeout(() => button.classList.remove("done"), 1500);
    });
    return button;
  };

  /** Say something to people who cannot see that it happened. */
  const say = (text) => {
    let place = document.querySelector(".said");
    if (!place) {
      place = document.createElement("div");
      place.className = "said away";
      place.setAttribute("role", "status");
      document.body.append(place);
    }
    place.textContent = "";
    setTimeout(() => { place.textContent = text; }, 50);
  };

  const theme = kept.get("site-theme");
  if (theme) page.dataset.theme = theme;
  page.classList.add("js");

  /** Load a script of the site, once; it need not be fetched by the pages that do without it. */
  const loaded = {};
  const load = (name) => {
    if (document.querySelector(`script[src*="_static/${name}"]`)) loaded[name] = loaded[name] || Promise.resolve();
    loaded[name] = loaded[name] || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${page.dataset.root}_static/${name}`;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    return loaded[name];
  };

  return {
    root: page.dataset.root,
    on,
    load,
    branches(all) { this.branchesOf = all; },
    copy,
    copyButton,
    say,
    kept,
    get language() { return language; },
    set language(id) {
      if (!id || id === language) return;
      language = id;
      kept.set("site-language", id);
      tell("language", id);
    },
    get theme() { return page.dataset.theme || "auto"; },
    set theme(value) {
      if (value === "auto") delete page.dataset.theme;
      else page.dataset.theme = value;
      kept.set("site-theme", value === "auto" ? "" : value);
      tell("theme", value);
    },
  };
})();

document.addEventListener("DOMContentLoaded", () => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // Light, dark, or as the system is.
  const themes = { auto: "As the system", light: "Light", dark: "Dark" };
  const button = document.querySelector("button.theme");
  const showTheme = () => {
    const label = `Colors: ${themes[Site.theme]}`;
    button.dataset.now = Site.theme;
    button.setAttribute("aria-label", label);
    button.title = label;
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const names = Object.keys(themes);
    Site.theme = names[(names.indexOf(Site.theme) + 1) % names.length];
    showTheme();
    Site.say(button.title);
  });
  showTheme();

  // The search is loaded when somebody asks for it.
  const box = document.querySelector("site-search");
  const ask = box.querySelector("button");
  const search = () => Site.load("search.js").then(() => box.open());
  const keys = document.createElement("kbd");
  keys.textContent = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘K" : "Ctrl K";
  keys.setAttribute("aria-hidden", "true");
  ask.append(keys);
  ask.addEventListener("click", search);
  ask.addEventListener("pointerenter", () => Site.load("search.js"), { once: true });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    const other = event.altKey || event.shiftKey;
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !other;
    if (!slash && !chord) return;
    event.preventDefault();
    search();
  });

  // The navigation: a drawer on phones.
  const menu = document.querySelector("a.menu");
  const nav = document.querySelector(".site-nav");
  const narrow = matchMedia("(max-width: 61.99rem)");
  const drawer = (open) => {
    document.documentElement.classList.toggle("nav-open", open);
    menu.setAttribute("aria-expanded", String(open));
    nav.inert = narrow.matches && !open;
    if (open) (nav.querySelector("[aria-current]") || nav.querySelector("a")).focus();
  };
  menu.setAttribute("role", "button");
  menu.setAttribute("aria-controls", "site-nav");
  menu.addEventListener("click", (event) => {
    event.preventDefault();
    drawer(!document.documentElement.classList.contains("nav-open"));
  });
  menu.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); menu.click(); } });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !document.documentElement.classList.contains("nav-open")) return;
    drawer(false);
    menu.focus();
  });
  document.querySelector(".site").addEventListener("click", (event) => {
    if (document.documentElement.classList.contains("nav-open") && !nav.contains(event.target)) drawer(false);
  });
  narrow.addEventListener("change", () => drawer(false));
  drawer(false);
  const middle = () => {
    const current = nav.querySelector("[aria-current]");
    if (!current || narrow.matches) return;
    const box = current.getBoundingClientRect();
    const frame = nav.getBoundingClientRect();
    if (box.bottom > frame.bottom - 40 || box.top < frame.top) nav.scrollTop += box.top - frame.top - frame.height / 2;
  };
  middle();

  // Branches of the navigation open in place: what is in them is loaded when it is asked for.
  const base = new URL(Site.root, location.href).href;
  const here = location.href.replace(/[?#].*/, "");
  const target = (link) => link.href.replace(/[?#].*/, "").slice(base.length);

  /** The entry of a page, as the navigation of the page has it. */
  const entry = ([page, title, method, old]) => {
    const a = document.createElement("a");
    a.href = base + page;
    if (a.href === here) a.setAttribute("aria-current", "page");
    if (old) a.className = "old";
    if (method) {
      const badge = document.createElement("b");
      badge.className = `method ${method.toLowerCase()}`;
      badge.textContent = method;
      a.append(badge, " ");
    }
    a.append(title);
    const item = document.createElement("li");
    item.append(a);
    if (Site.branchesOf[page]) branch(item);
    return item;
  };

  /** Fill a list with all its pages; entries that it has stay as they are. */
  const fill = async (list, key) => {
    await Site.load("branches.js");
    const has = new Map([...list.children].map((item) => [target(item.querySelector("a")), item]));
    list.replaceChildren(...(Site.branchesOf[key] || []).map((page) => has.get(page[0]) || entry(page)));
    list.classList.remove("cut");
    middle();
  };

  /** Give an entry a button that shows the pages below it. */
  const branch = (item) => {
    const link = item.querySelector("a");
    const open = document.createElement("button");
    open.type = "button";
    open.className = "expand";
    open.setAttribute("aria-label", link.textContent.trim());
    const show = () => {
      const list = item.querySelector("ul");
      open.setAttribute("aria-expanded", String(Boolean(list) && !list.hidden));
    };
    open.addEventListener("click", async () => {
      const list = item.querySelector("ul");
      if (list) list.hidden = !list.hidden;
      else {
        item.append(document.createElement("ul"));
        await fill(item.querySelector("ul"), target(link));
      }
      show();
    });
    link.after(open);
    item.classList.add("branch");
    show();
  };
  all(".branch", nav).forEach(branch);
  for (const list of all("ul.cut", nav)) fill(list, list.dataset.part || target(list.closest("li").querySelector("a")));

  // JSON gets its colors here.
  const JSON_TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/g;
  for (const pre of all(".highlight-json pre")) {
    if (pre.children.length) continue;
    const text = pre.textContent;
    const parts = [];
    let end = 0;
    for (const found of text.matchAll(JSON_TOKEN)) {
      const span = document.createElement("span");
      const word = found[1] || found[0];
      span.className = found[1] ? (found[2] ? "nt" : "s2") : /\d/.test(word) ? "mi" : "kc";
      span.textContent = word;
      parts.push(text.slice(end, found.index), span);
      end = found.index + word.length;
    }
    pre.replaceChildren(...parts, text.slice(end));
  }

  // Blocks of code can be copied.
  for (const block of all("div.highlight")) {
    if (block.closest("api-playground")) continue;
    const code = block.querySelector("pre");
    block.append(Site.copyButton(() => code.textContent.replace(/\n$/, ""), "Copy the code"));
  }

  // Blocks in several languages show the one that readers chose.
  for (const group of all(".languages")) {
    const blocks = all(":scope > [data-language]", group);
    const bar = document.createElement("div");
    bar.className = "tabs";
    const show = () => {
      const shown = blocks.find((one) => one.dataset.language === Site.language) || blocks[0];
      for (const one of blocks) one.hidden = one !== shown;
      for (const tab of bar.children) tab.setAttribute("aria-pressed", String(tab.value === shown.dataset.language));
    };
    for (const one of blocks) {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.value = one.dataset.language;
      tab.textContent = one.querySelector(".label").textContent;
      tab.addEventListener("click", () => { Site.language = tab.value; show(); });
      bar.append(tab);
    }
    group.prepend(bar);
    show();
    Site.on("language", show);
  }

  // The name of a field is a link to it; a click copies it.
  for (const link of all(".fields a[id]")) {
    link.title = "Copy a link to this field";
    link.addEventListener("click", () => Site.copy(link.href).then((done) => done && Site.say("Link copied")));
  }

  /** What a fragment names; "" for one that is none. */
  const named = (hash) => { try { return decodeURIComponent(hash.slice(1)); } catch { return ""; } };

  // What an address names is shown, even inside something that is closed.
  const reveal = () => {
    const name = named(location.hash);
    const target = name && document.getElementById(name);
    if (!target) return;
    let hidden = false;
    for (let one = target.closest("details"); one; one = one.parentElement.closest("details")) {
      hidden = hidden || !one.open;
      one.open = true;
    }
    if (hidden) target.scrollIntoView({ behavior: "instant" });
  };
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", () => all("article details").forEach((one) => { one.open = true; }));

  // What scrolls can be reached with the keyboard.
  const scrollers = all("pre, .table");
  const reach = () => {
    for (const one of scrollers) {
      if (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight) one.tabIndex = 0;
      else one.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true);
  reach();

  // The list of sections marks the one that is read.
  const entries = all(".toc a").map((a) => [a, document.getElementById(named(a.hash))]).filter(([, to]) => to);
  if (entries.length) {
    const mark = () => {
      let now = entries[0][0];
      for (const [a, to] of entries) if (to.getBoundingClientRect().top < 120) now = a;
      for (const [a] of entries) a.classList.toggle("now", a === now);
    };
    addEventListener("scroll", mark, { passive: true });
    mark();
    const wide = matchMedia("(min-width: 80rem)");
    const box = document.querySelector(".toc details");
    const fold = () => { box.open = wide.matches; };
    wide.addEventListener("change", fold);
    fold();
  }
});
