// ---- index: what there is to find, ready to be searched ----

// How much a word says about a part, by where it stands.
const WEIGHTS = { title: 7, heading: 6, name: 4, about: 3, address: 3, path: 2.5, context: 1.2, field: 2, text: 1, words: 0.5 };

/** The index in the shape of _ext/finding.py, as what queries need of it. */
class Index {
  constructor(data) {
    this.names = data.names;
    this.places = data.places;
    this.pages = data.pages.map(([url, kind, title, about, operation], number) => {
      const page = { number, url, kind, title, about, parts: [], titleStems: content(title), addressStems: content(ending(url)), names: new Map() };
      page.names.set(squash(title), 1);
      page.operation = operation ? this.operation(page, operation) : null;
      return page;
    });
    this.operations = this.pages.filter((page) => page.operation).length;
    this.literals = new Set(this.pages.flatMap((page) => (page.operation ? page.operation.segments : [])).filter(Boolean));
    this.parts = data.parts.map(([page, anchor, title, text, words], number) => {
      const part = { number, page: this.pages[page], anchor, title, text, words, length: 0, titleStems: content(title) };
      part.page.parts.push(part);
      return part;
    });
    this.fields = new Map(); // squashed name -> [{page, name, place}]
    for (const page of this.pages) if (page.operation) this.addFields(page);
    this.headings = new Map(); // squashed title, without arguments -> parts
    this.postings = new Map(); // term -> Map of the number of a part -> weight
    for (const part of this.parts) this.addPart(part);
    this.vocabulary = [...this.postings.keys()].sort();
    this.mean = this.parts.reduce((sum, part) => sum + part.length, 0) / (this.parts.length || 1);
  }

  operation(page, [id, method, path, calls, statuses, fields]) {
    page.names.set(squash(id), 1);
    calls.forEach((call, number) => {
      const names = call.split(".");
      names.forEach((_, at) => {
        // client.batches.create, batches.create; one word alone can be many things
        const name = names.slice(at).join(".");
        const key = squash(name);
        // what is made of several operations is explained elsewhere
        if (split(name).length > 1 && !page.names.has(key)) page.names.set(key, number ? 0.45 - 0.02 * Math.min(number, 9) : 1);
      });
    });
    return { id, method, path, calls, statuses, fields, segments: segments(path) };
  }

  addFields(page) {
    for (const [place, ...names] of page.operation.fields) {
      for (const number of names) {
        const name = this.names[number];
        const key = squash(name);
        if (!this.fields.has(key)) this.fields.set(key, []);
        this.fields.get(key).push({ page, name, place: this.places[place] });
      }
    }
  }

  addPart(part) {
    const { page } = part;
    const first = part === page.parts[0];
    if (first) {
      this.add(part, page.title, WEIGHTS.title);
      this.add(part, page.about, WEIGHTS.about);
      this.add(part, ending(page.url), WEIGHTS.address);
      if (page.operation) {
        const { id, path, calls, fields } = page.operation;
        this.add(part, id, WEIGHTS.name);
        this.add(part, path, WEIGHTS.path);
        for (const call of calls) this.add(part, call, WEIGHTS.name);
        for (const [, ...names] of fields) for (const name of names) this.add(part, this.names[name], WEIGHTS.field);
      }
    } else {
      this.add(part, part.title, WEIGHTS.heading);
      this.addHeading(part);
      this.add(part, page.title, WEIGHTS.context);
    }
    this.add(part, part.text, WEIGHTS.text);
    this.add(part, part.words, WEIGHTS.words);
  }

  addHeading(part) {
    const names = part.title.split("(")[0].split(".");
    for (let at = 0; at < names.length; at += 1) {
      const key = squash(names.slice(at).join("."));
      if (at && split(names[at]).length < 2 && at === names.length - 1) break;
      if (!this.headings.has(key)) this.headings.set(key, []);
      this.headings.get(key).push(part);
    }
  }

  add(part, text, weight) {
    for (const token of tokens(text || "")) {
      part.length += 1;
      for (const term of terms(token.text)) {
        let known = this.postings.get(term);
        if (!known) this.postings.set(term, known = new Map());
        known.set(part.number, (known.get(part.number) || 0) + weight);
      }
    }
  }

  /** The terms that begin with ``start``. */
  beginning(start, most) {
    let low = 0;
    let high = this.vocabulary.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.vocabulary[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let at = low; at < this.vocabulary.length && found.length < most && this.vocabulary[at].startsWith(start); at += 1) found.push(this.vocabulary[at]);
    return found;
  }
}

/** The stems of a title that say something. */
function content(text) {
  return split(text).filter((word) => word === "get" || !STOP.has(word)).map(stem);
}

/** What tells the address of a page from others: guides/large-files.html is large-files. */
const ending = (url) => url.replace(/\/?(index)?\.html$/, "").replace(/^.*\//, "");

/** The segments of a path; variables are "". */
function segments(path) {
  return path.split("/").filter(Boolean).map((one) => (/^([{<].*[}>]|:.+)$/.test(one) ? "" : one.toLowerCase()));
}
