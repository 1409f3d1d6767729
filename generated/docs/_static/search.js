(function () {
"use strict";

// ---- words: how texts are taken apart, and which words mean the same ----

// Words of questions that say nothing of what is asked for.
const STOP = new Set(("a an and any are as at be by can do does for from get how i if in into is it its me my no not of on or our "
  + "set so that the their this to use using via want was we what when where which who why will with you your").split(" "));

// Words of one field that people use for one another. Each line is one meaning; what is further from it comes later.
const MEANINGS = [
  "wait poll polling sleep block",
  "authorization authentication authenticate auth login credential token key password bearer oauth permission sign",
  "page pagination paging cursor offset next limit list",
  "retry repeat attempt backoff again",
  "timeout deadline patience hang slow",
  "proxy certificate tls ssl ca firewall corporate",
  "error exception failure fail fault problem raise catch",
  "table csv excel spreadsheet dataframe pandas parquet arrow row column export",
  "upload send add put attach",
  "download save fetch read",
  "folder directory path",
  "create new make start open",
  "delete remove erase destroy",
  "update change edit modify patch rename",
  "list all search browse enumerate",
  "large big huge multipart chunk part",
  "many million bulk mass scale parallel concurrent",
  "resume continue restart crash interrupt recover",
  "async asyncio await asynchronous aio",
  "test mock fake stub pytest",
  "log logging debug trace audit",
  "install pip setup quickstart begin",
  "migrate upgrade migration move version legacy old",
  "limit maximum rate throttle quota",
  "run execute launch job",
  "status state progress",
  "result output answer response reply extract",
  "root url server host base endpoint domain",
  "context organization tenant account",
  "changelog release news history",
  "secret vault env environment",
  "webhook callback event notification",
  "example sample snippet",
  "app application",
  "id identifier uuid",
  "config configuration option setting",
  "stream streaming sse",
  "document file pdf",
].map((line) => line.split(" "));

const REASONS = {
  "bad request": 400, unauthorized: 401, unauthenticated: 401, forbidden: 403, "not found": 404, conflict: 409,
  "precondition failed": 412, "too many requests": 429, "rate limit": 429, "rate limited": 429, "internal server error": 500,
  "bad gateway": 502, "service unavailable": 503, "gateway timeout": 504,
};

/** The words of a name: createBatch, create_batch and HTTPServer have two each. */
function split(text) {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** A name without what separates its words. */
const squash = (text) => split(text).join("");

const stems = new Map();

/** What all forms of a word have in common: retries, retrying and retry are one. */
function stem(word) {
  let found = stems.get(word);
  if (found === undefined) {
    found = cut(word);
    stems.set(word, found);
  }
  return found;
}

function cut(word) {
  if (word.length < 4 || /\d/.test(word)) return word.length === 4 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
  let to = word
    .replace(/ies$/, "y")
    .replace(/(ss|sh|ch|x|z)es$/, "$1")
    .replace(/([^suia])s$/, "$1")
    .replace(/ias$/, "ia");
  const shorter = to
    .replace(/(i[sz])ations?$/, "$1")
    .replace(/([a-z]{3,})ation$/, "$1")
    .replace(/([a-z]{3,}[ts])ion$/, "$1")
    .replace(/([a-z]{3,})(ing|ed)$/, "$1");
  if (/[aeiouy]/.test(shorter)) to = shorter;
  to = to.replace(/([bdfgmnprt])\1$/, "$1");
  if (to.length > 5) to = to.replace(/ll$/, "l");
  return to.length > 3 ? to.replace(/e$/, "") : to;
}

/** The words of a text with where they stand: names whole, without what separates their words. */
function tokens(text) {
  const found = [];
  const word = /[\p{L}\p{N}]+(?:[_.'-][\p{L}\p{N}]+)*/gu;
  for (let match = word.exec(text); match; match = word.exec(text)) {
    found.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return found;
}

const known = new Map();

/** All that a word of a text can be found by: itself, its parts, and for dotted names their ends. */
function terms(word) {
  let found = known.get(word);
  if (!found) known.set(word, found = taken(word));
  return found;
}

function taken(word) {
  const parts = split(word);
  const found = parts.map(stem);
  if (parts.length > 1) {
    found.push(parts.join(""));
    const names = word.split(".");
    for (let at = 1; at < names.length - 1; at += 1) found.push(squash(names.slice(at).join(".")));
  }
  return found;
}

const others = new Map();
for (const line of MEANINGS) {
  line.forEach((word, at) => {
    const meant = others.get(stem(word)) || new Map();
    line.forEach((other, place) => {
      if (other === word) return;
      // from a word to what the line is about is nearer than back
      const weight = place === 0 ? 0.8 : at === 0 ? 0.45 : 0.35;
      const to = stem(other);
      if ((meant.get(to) || 0) < weight) meant.set(to, weight);
    });
    others.set(stem(word), meant);
  });
}

const rows = [0, 1, 2].map(() => new Uint8Array(256)); // of distance, which is asked very often

/** How many letters are different, swapped, missing or too many: 3 for more than two, and for long words. */
function distance(a, b) {
  if (Math.abs(a.length - b.length) > 2 || a.length > 99 || b.length > 99) return 3;
  let [before, last, now] = rows;
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    now[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      let cost = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      now[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > 2) return 3;
    [before, last, now] = [last, now, before];
  }
  return last[b.length];
}

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

// ---- rank: which page a person means ----

const KINDS = { group: 1, operation: 1, guide: 1, sdk: 0.9, model: 0.75, changelog: 0.4 };
const K1 = 4; // how soon more of the same word says no more
const B = 0.4; // how much long parts are held back

/**
 * What ``query`` finds in ``index``: pages, the best first, each with its best part and where that is.
 *
 * A page can be found for what it is (its name, path, a field of it) and for what it says. The first counts more: who types
 * a name wants that page. Both are added, so that of several pages with the same name the one that also says it comes first.
 */
function search(index, query, most = 30) {
  const asked = understand(index, query);
  if (!asked.words.length && !asked.path) return { results: [], asked };
  const scores = new Map(); // number of a part -> score
  const hits = new Map(); // number of a part -> weight of the words that it has
  for (const word of asked.words) {
    const best = new Map();
    for (const [term, weight] of word.terms) {
      const known = index.postings.get(term);
      if (!known) continue;
      const rarity = Math.log(1 + (index.parts.length - known.size + 0.5) / (known.size + 0.5));
      for (const [number, count] of known) {
        const held = 1 - B + B * (index.parts[number].length / index.mean);
        const score = weight * rarity * (count / (count + K1 * held));
        if (score > (best.get(number) || [0])[0]) best.set(number, [score, weight]);
      }
    }
    for (const [number, [score, weight]] of best) {
      scores.set(number, (scores.get(number) || 0) + score);
      hits.set(number, (hits.get(number) || 0) + word.share * Math.min(1, weight));
    }
  }
  const pages = new Map();
  const page = (one) => {
    if (!pages.has(one.number)) pages.set(one.number, { page: one, score: 0, name: 0, field: null, named: null, parts: [] });
    return pages.get(one.number);
  };
  for (const [number, score] of scores) {
    const part = index.parts[number];
    const covered = hits.get(number) / asked.total;
    const found = 6 * score * covered ** 2 + likeness(part.anchor ? part.titleStems : part.page.titleStems, asked, !part.anchor ? 20 : isName(part.title) ? 7 : 14);
    page(part.page).parts.push({ part, score: found });
  }
  for (const one of named(index, asked)) {
    const known = page(one.page);
    if (one.score > known.name) Object.assign(known, { name: one.score, field: one.field || null, named: one.part || null });
  }
  const results = [...pages.values()].map((one) => {
    one.parts.sort((a, b) => b.score - a.score || a.part.number - b.part.number);
    const [first, second, third] = one.parts;
    const text = (first ? first.score : 0) + 0.12 * ((second ? second.score : 0) + (third ? third.score : 0));
    one.score = ((one.name || 0) + text) * (KINDS[one.page.kind] || 1) * (one.page.kind === "guide" ? asked.topic : 1);
    one.part = one.named ? one.named : !first || (one.name > first.score && one.page.operation) ? one.page.parts[0] : first.part;
    return one;
  });
  results.sort((a, b) => b.score - a.score || a.page.number - b.page.number);
  const least = results.length ? results[0].score * 0.1 : 0;
  return { results: results.filter((one) => one.score >= least).slice(0, most), asked };
}

/** The query taken apart: words with what they can stand for, a path, a status. */
function understand(index, query) {
  const text = query.trim().replace(/\s+/g, " ").slice(0, 200);
  const asked = { text, squashed: squash(text), words: [], total: 0, path: null, method: "", status: "", topic: 1 };
  const request = /^(?:(get|put|post|patch|delete|head|options)\b\s*)?(?:https?:\/\/[^/]+)?(\/\S*|[\w{}-]+(?:\/\S*)+)?$/i.exec(text);
  if (request && request[2]) {
    asked.method = (request[1] || "").toUpperCase();
    asked.path = segments(request[2].replace(/[?#].*/, ""));
  }
  const reason = REASONS[text.toLowerCase().replace(/^\d{3} /, "")];
  asked.status = (/(?:^|\s)([1-5]\d\d)(?=$|\s)/.exec(text) || [])[1] || (reason ? String(reason) : "");
  const raw = tokens(text);
  const open = /[\p{L}\p{N}]$/u.test(query) ? raw.length - 1 : -1; // the word that is still being typed
  let said = raw.filter((one) => !STOP.has(one.text.toLowerCase()));
  if (!said.length) said = raw;
  // who asks in words more likely wants an explanation than who types a name
  if (!asked.path && /^[a-z ?']*$/.test(text)) asked.topic = said.length > 2 ? 1.25 : 1.15;
  for (const one of said) asked.words.push(meanings(index, one.text, one === raw[open]));
  if (asked.status) {
    asked.topic = 1.4; // what to do about it is in a guide
    const like = [[asked.status, 1.3], [`${asked.status[0]}xx`, 1], [stem("status"), 0.35], [stem("error"), 0.35]];
    if (/^(429|50\d)$/.test(asked.status)) like.push([stem("retry"), 0.3]);
    if (/^40[13]$/.test(asked.status)) like.push([stem("authorization"), 0.25]);
    if (reason) asked.words = [{ text: asked.status, terms: new Map(asked.words.flatMap((word) => [...word.terms].map(([term, weight]) => [term, weight * 0.4]))), share: 1 }];
    const known = asked.words.find((word) => word.text === asked.status);
    if (known) known.terms = new Map([...known.terms, ...like]);
    else asked.words.push({ text: asked.status, terms: new Map(like), share: 1 });
  }
  for (const word of asked.words) asked.total += word.share;
  return asked;
}

/** What a word of the query can stand for: term -> how sure that is. */
function meanings(index, text, open) {
  const parts = split(text);
  const whole = parts.join("");
  const found = new Map();
  const put = (term, weight) => { if ((found.get(term) || 0) < weight) found.set(term, weight); };
  const known = (term) => index.postings.has(term);
  const word = { text: text.toLowerCase(), terms: found, share: parts.length > 1 ? 1.5 : 1 };
  const own = parts.length > 1 ? whole : stem(whole);
  put(own, 1);
  for (const part of parts.length > 1 ? parts : []) put(stem(part), 0.35);
  if (parts.length === 1) {
    for (const [other, weight] of others.get(own) || []) put(other, weight);
  }
  if (open && whole.length > 1) {
    for (const term of index.beginning(whole, 60)) put(term, known(own) ? 0.45 : 0.75 * (0.6 + 0.4 * (whole.length / term.length)));
  }
  if (!known(own) && whole.length > 3) {
    for (const term of near(index, own)) put(...term);
    if (whole !== own) for (const term of near(index, whole)) put(...term);
  }
  return word;
}

/** Words of the index that somebody may have meant who typed ``text``. */
function near(index, text) {
  const allowed = text.length > 6 ? 2 : 1;
  let found = [];
  let least = allowed;
  for (const term of index.vocabulary) {
    if (Math.abs(term.length - text.length) > least || term.length < 3) continue;
    if (term[0] !== text[0] && term[1] !== text[0] && term[0] !== text[1]) continue;
    const far = distance(text, term);
    if (far > least) continue;
    if (far < least) found = [];
    least = far;
    found.push(term);
  }
  return found.slice(0, 20).map((term) => [term, least === 1 ? 0.8 : 0.6]);
}

/** How much a title is what was asked for: all of it, in any order, is most. */
function likeness(title, asked, most) {
  if (!title.length || !asked.words.length) return 0;
  let sum = 0;
  const used = new Set();
  for (const word of asked.words) {
    let best = 0;
    let place = -1;
    title.forEach((one, at) => {
      const weight = word.terms.get(one) || 0;
      if (weight > best && !used.has(at)) { best = weight; place = at; }
    });
    if (best) { used.add(place); sum += Math.min(1, best); }
  }
  const ofTitle = Math.sqrt(used.size / title.length);
  const ofQuery = sum / asked.words.length;
  return most * ofQuery ** 1.5 * (0.35 + 0.65 * ofTitle) * (ofQuery > 0.99 && ofTitle === 1 ? 1.5 : 1);
}

/** Pages that are called what was asked for: by name, path, field or status. */
function* named(index, asked) {
  const { squashed, path, status } = asked;
  // a name with a typo; words with typos are looked for one by one
  const mistyped = squashed.length > 6 && !path && !asked.text.includes(" ") && !index.postings.has(squashed);
  const begun = index.postings.has(stem(squashed)) ? 0.2 : 1; // a whole word is less likely the beginning of a name
  if (squashed.length > 1) {
    for (const page of index.pages) {
      for (const [name, sure] of page.names) {
        if (name === squashed) yield { page, score: 90 * sure };
        else if (squashed.length > 2 && !path && name.startsWith(squashed)) yield { page, score: begun * (12 + 36 * (squashed.length / name.length)) * sure };
        else if (mistyped && name.length > 6) {
          const far = distance(squashed, name);
          if (far < 3) yield { page, score: (55 - 12 * far) * sure };
        }
      }
    }
    for (const part of index.headings.get(squashed) || []) yield { page: part.page, part, score: 60 };
    const fields = index.fields.get(squashed) || [];
    const several = new Set(fields.map((one) => one.page)).size;
    const sure = isName(asked.text) ? 46 : 16;
    // what nearly all operations have says nothing of one of them
    for (const one of several > 3 && several > index.operations * 0.4 ? [] : fields) {
      const sent = !one.place.startsWith("reply");
      yield { page: one.page, score: (sent ? sure : sure * 0.5) / (1 + Math.log(several)), field: one };
    }
  }
  if (isName(asked.text) && !index.fields.has(squashed)) yield* explained(index, asked);
  if (path && path.length) {
    for (const page of index.pages) {
      const score = page.operation ? pathLikeness(path, page.operation.segments, index.literals) : 0;
      if (!score) continue;
      const said = !asked.method ? 0 : asked.method === page.operation.method ? 8 : -40;
      if (score + said > 0) yield { page, score: score + said };
    }
  }
  if (status) {
    const having = index.pages.filter((page) => page.operation && page.operation.statuses.includes(status));
    for (const page of having) yield { page, score: 16 / having.length };
  }
}

/** Whether a text is one name of a program: with an underscore, a dot, a dash or a hump. */
const isName = (text) => /^\S+$/.test(text) && /[\w][_.-][\w]|[a-z][A-Z]/.test(text);

/** Pages for people that speak of a name: those that speak of it most, and those whose titles have words of it. */
function* explained(index, asked) {
  const counts = new Map();
  const tail = asked.text.split(".").pop();
  for (const name of new Set([asked.squashed, split(tail).length > 1 ? squash(tail) : asked.squashed])) {
    for (const [number, count] of index.postings.get(name) || []) {
      const { page } = index.parts[number];
      if (page.kind === "guide" || page.kind === "sdk") counts.set(page, (counts.get(page) || 0) + count);
    }
  }
  const most = Math.max(...counts.values());
  const words = split(asked.text).map(stem);
  for (const [page, count] of counts) {
    const titled = words.filter((word) => page.titleStems.includes(word) || page.addressStems.includes(word)).length / words.length;
    yield { page, score: 42 * Math.sqrt(count / most) * (0.7 + 0.9 * titled) };
  }
}

/**
 * How much a path that was typed is that of an operation: with its variables filled, as they are written, or left out; the
 * whole, its beginning or its end. ``literals`` are the segments of all paths, which are no values of variables.
 */
function pathLikeness(typed, path, literals) {
  const filled = typed.filter((one, at) => path[at] === "" && one !== "" && literals.has(one)).length;
  const fits = (from) => typed.every((one, at) => {
    const other = path[from + at];
    if (other === undefined) return false;
    if (other === one || other === "") return true;
    return at === typed.length - 1 && one.length > 1 && other.startsWith(one); // still being typed
  });
  const exact = (from) => typed.filter((one, at) => one !== "" && path[from + at] === one).length;
  const plain = path.filter(Boolean);
  if (plain.length === typed.length && plain.every((one, at) => one === typed[at])) return path.length === plain.length ? 90 : 72;
  for (let from = 0; !filled && from + typed.length <= path.length; from += 1) {
    if (!fits(from) || (typed.some(Boolean) && !exact(from) && typed.length < path.length)) continue;
    const ended = from + typed.length === path.length;
    const literal = exact(from) / typed.length;
    if (from === 0 && ended) return 80 + 10 * literal;
    return (from === 0 ? 50 : 42) * (typed.length / path.length) * (0.5 + 0.5 * literal) + (ended ? 22 : 8);
  }
  // with the path of a server in front
  if (typed.length > path.length && path.length > 1 && pathLikeness(typed.slice(-path.length), path, literals) > 80) return 70;
  // some of its segments, in their order
  let at = -1;
  const inOrder = typed.filter(Boolean).every((one) => (at = path.indexOf(one, at + 1)) >= 0);
  return inOrder && typed.length > 1 ? 46 * (typed.length / path.length) : 0;
}

/** A stretch of a text around what was asked for, as [text, whether it is marked] pairs. */
function excerpt(asked, text, size = 150) {
  const weights = new Map();
  for (const word of asked.words) for (const [term, weight] of word.terms) weights.set(term, Math.max(weight, weights.get(term) || 0));
  const marks = tokens(text)
    .map((one) => ({ ...one, weight: Math.max(...terms(one.text).map((term) => weights.get(term) || 0)) }))
    .filter((one) => one.weight >= 0.5 && !STOP.has(one.text.toLowerCase()));
  let start = 0;
  if (text.length > size && marks.length) {
    const sum = (from) => marks.reduce((all, one) => all + (one.start >= from && one.end <= from + size ? one.weight : 0), 0);
    const best = marks.reduce((known, one) => (sum(one.start) > sum(known.start) ? one : known), marks[0]);
    start = Math.max(0, Math.min(best.start - size / 4, text.length - size));
    if (start) start = text.indexOf(" ", start) + 1;
  }
  let end = Math.min(text.length, start + size);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
  const pieces = [];
  let at = start;
  for (const one of marks) {
    if (one.start < at || one.end > end) continue;
    if (one.start > at) pieces.push([text.slice(at, one.start), false]);
    pieces.push([text.slice(one.start, one.end), true]);
    at = one.end;
  }
  if (at < end) pieces.push([text.slice(at, end), false]);
  if (start) pieces.unshift(["… ", false]);
  if (end < text.length) pieces.push([" …", false]);
  return pieces;
}

/** Where a result leads, from the root of the site. */
function address(index, result) {
  const { page, part, field } = result;
  if (field && field.place) return `${page.url}#${field.place}-${split(field.name).join("-")}`;
  return part.anchor ? `${page.url}#${part.anchor}` : page.url;
}

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
})();
