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
