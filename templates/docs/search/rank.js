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
