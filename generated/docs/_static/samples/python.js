Samples.parts["python"] = function (base) {
"use strict";
const { $, emit_characters$_SURROGATE, emit_characters$scalars, languages_base$Interpolated, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_bare, languages_base$_listed, languages_base$needs_of, languages_base$title_of, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$MultipartBody, requests_model$TextBody, samples_views$VariableView } = base;
class emit_flat$UnknownError extends Error {
}
class emit_flat$Group extends $.Thing {
constructor(start, atom, end = 0, items = $.list(), comma = false) {
super(); this.start = start; this.atom = atom; this.end = end; this.items = items; this.comma = comma;
}
}
class emit_flat$Item extends $.Thing {
constructor(start, end = 0, groups = $.list(), joints = $.list(), joint = "", chains = $.list(), assigned = 0, others = false) {
super(); this.start = start; this.end = end; this.groups = groups; this.joints = joints; this.joint = joint; this.chains = chains; this.assigned = assigned; this.others = others;
}
part(start, end) {
const self = this;
return new emit_flat$Item(start, end, $.a(self.groups).filter((group) => (start <= group.start && group.start < end)), $.a(self.joints).filter((place) => (start <= place && place < end)), self.joint, $.a(self.chains).filter((place) => (start <= place && place < end)), undefined, self.others);
}
}
class emit_statements$_Splitter extends $.Thing {
constructor(text, lines) {
super(); this.text = text; this.lines = lines;
}
statement(depth) {
const self = this;
let annotated, item, text, word;
text = self.text;
word = $.slice(text, null, $.find(text, " "));
if ((word === "from")) {
self._imported(depth);
} else if ((word === "return")) {
self._returned(depth);
} else if (($.in(word, new Set(["class", "with"])))) {
self.item(emit_flat$read(self.text), depth, "");
} else if (($.in(word, new Set(["def", "async"])))) {
self._defined(depth);
} else if ((word === "for")) {
self._looped(depth);
} else {
item = emit_flat$read(self.text);
annotated = $.match(emit_statements$_ANNOTATED, text);
if ($.t(item.others)) {
self._alternative(depth);
} else if ($.t(item.assigned)) {
self._assigned(item, depth);
} else if ($.t(annotated)) {
item.start = $.end(annotated);
if ($.t(self._is_solid(item, depth))) {
self._line(text, depth);
} else {
self._annotated(item, "", depth);
}
} else if (($.t($.match(emit_statements$_CALLED, text)) && $.t($.endswith(text, ")")))) {
$.clear(item.chains);
self.item(item, depth, "");
} else {
throw new emit_flat$UnknownError();
}
}
}
_alternative(depth) {
const self = this;
let found;
found = $.fullmatch(emit_statements$_ALTERNATIVE, self.text);
if ((found == null)) {
throw new emit_flat$UnknownError();
}
self._short($.at(found, 1), depth);
self._short($.at(found, 2), $.op_add(depth, 1));
self._line(")", depth);
}
_looped(depth) {
const self = this;
let item;
item = emit_flat$read($.replace(self.text, " in ", " of ", 1));
if (((!$.eq($.len(item.groups), 1)) || $.t(item.joints) || !$.t($.endswith(self.text, "):")))) {
throw new emit_flat$UnknownError();
}
self.item(item, depth, "");
}
_imported(depth) {
const self = this;
let _, head, name, names;
[head, _, names] = $.a($.partition(self.text, " import "));
self._line(`${$.s(head)} import (`, depth);
for (name of $.i($.split(names, ", "))) {
self._line(`${$.s(name)},`, $.op_add(depth, 1));
}
self._line(")", depth);
}
_returned(depth) {
const self = this;
let item;
item = emit_flat$read(self.text);
if (($.t(item.joints) || !$.t(item.groups) || (!$.eq($.at(item.groups, (-1)).end, $.op_sub(item.end, 1))))) {
throw new emit_flat$UnknownError();
}
if (!$.t(emit_flat$fits($.slice(self.text, null, $.op_add($.at(item.groups, (-1)).start, 1)), depth))) {
throw new emit_flat$UnknownError();
}
self.item(item, depth, "");
}
_defined(depth) {
const self = this;
let closing, group;
group = $.at(emit_flat$read(self.text).groups, 0);
if ((!$.t(group.items) || $.t($.any($.a(group.items).map((item) => item.joints))))) {
throw new emit_flat$UnknownError();
}
self._line($.slice(self.text, null, $.op_add(group.start, 1)), depth);
if (($.eq($.len(group.items), 1))) {
self.item($.at(group.items, 0), $.op_add(depth, 1), ",");
} else {
self._body(group, $.op_add(depth, 1));
}
closing = $.slice(self.text, group.end, null);
if ((($.in("\"", closing)) && !$.t(emit_flat$fits(closing, depth)))) {
throw new emit_flat$UnknownError();
}
if ($.t(emit_flat$fits(closing, depth))) {
self._line(closing, depth);
} else {
$.extend(self.lines, emit_statements$split_result(closing, depth));
}
}
_assigned(item, depth) {
const self = this;
let annotation, at, found, text, value;
text = self.text;
found = $.match(emit_statements$_ASSIGNED, text);
at = $.op_add(item.assigned, 3);
if (((found == null) || (($.find(text, " = ") < item.assigned) && !$.t($.at(found, 1))))) {
throw new emit_flat$UnknownError();
}
value = item.part(at, item.end);
annotation = ($.t($.at(found, 1)) ? item.part($.end(found), item.assigned) : null);
if ($.t(value.joints)) {
self._parenthesized(value, depth);
} else if (!$.t(value.groups)) {
self._plain(value, annotation, depth);
} else {
self._grouped(value, $.at(value.groups, (-1)), annotation, depth);
}
}
_parenthesized(value, depth) {
const self = this;
let last;
if (($.t(value.groups) && ($.eq($.at(value.groups, (-1)).end, $.op_sub(value.end, 1))))) {
last = $.at(self.text, $.op_sub(value.end, 1));
if ((($.eq($.len(value.joints), 1)) && (last !== "]"))) {
throw new emit_flat$UnknownError();
}
}
self._short(`${$.s($.slice(self.text, null, value.start))}(`, depth);
self.item(value, $.op_add(depth, 1), "");
self._line(")", depth);
}
_plain(value, annotation, depth) {
const self = this;
let head, tail;
[head, tail] = [$.slice(self.text, null, value.start), $.slice(self.text, value.start, null)];
if (((annotation == null) && !$.t(emit_flat$fits(tail, $.op_add(depth, 1))))) {
self._line(self.text, depth);
} else if ($.t(emit_flat$fits(`${$.s(head)}(`, depth))) {
self._line(`${$.s(head)}(`, depth);
self._line(tail, $.op_add(depth, 1));
self._line(")", depth);
} else if (((annotation == null) || $.t(self._is_solid(annotation, depth)))) {
throw new emit_flat$UnknownError();
} else {
self._annotated(annotation, $.slice(self.text, annotation.end, null), depth);
}
}
_grouped(value, group, annotation, depth) {
const self = this;
let head, outer, text;
text = self.text;
if (((!$.eq(group.end, $.op_sub(value.end, 1))) || ($.len(value.groups) > 1) || !$.t(group.items))) {
throw new emit_flat$UnknownError();
}
head = $.slice(text, null, $.op_add(group.start, 1));
if ($.t(emit_flat$fits(head, depth))) {
self.item(value, depth, "", 0);
return null;
}
if (($.t(group.atom) && ($.at(text, group.start) === "("))) {
throw new emit_flat$UnknownError();
}
if ((annotation == null)) {
self._wrapped(value, depth);
return null;
}
outer = `${$.s($.slice(text, null, value.start))}(`;
if (($.t(self._is_solid(annotation, depth)) && !$.t(emit_flat$fits(outer, depth)))) {
if ($.t(emit_flat$fits(`)${$.s($.slice(text, annotation.end, null))}`, depth))) {
throw new emit_flat$UnknownError();
}
self._line(head, depth);
self._body(group, $.op_add(depth, 1));
self._line($.at(text, group.end), depth);
} else if ($.t(emit_flat$fits(outer, depth))) {
self._line(outer, depth);
self.item(value, $.op_add(depth, 1), "");
self._line(")", depth);
} else if ($.t(emit_flat$fits(`)${$.s($.slice(text, annotation.end, null))}`, depth))) {
self._annotated(annotation, $.slice(text, annotation.end, null), depth);
} else {
self._opening(annotation, $.slice(text, annotation.end, $.op_add(group.start, 1)), depth);
self._body(group, $.op_add(depth, 1));
self._line($.at(text, group.end), depth);
}
}
_opening(annotation, rest, depth) {
const self = this;
let group, lines, text;
text = self.text;
if ((!$.t(annotation.groups) || $.t(emit_flat$fits($.slice(text, null, $.op_add($.at(annotation.groups, (-1)).start, 1)), depth)))) {
self._annotated(annotation, rest, depth);
return null;
}
lines = new emit_statements$_Splitter(text, []);
lines._line(`${$.s($.slice(text, null, annotation.start))}(`, depth);
lines.item(annotation, $.op_add(depth, 1), "");
lines._line(`)${$.s(rest)}`, depth);
if (!$.t($.all($.a(lines.lines).map((line) => emit_flat$fits(line, 0))))) {
group = $.at(annotation.groups, (-1));
if (($.t(annotation.joints) || (!$.eq(group.end, $.op_sub(annotation.end, 1))))) {
throw new emit_flat$UnknownError();
}
$.clear(lines.lines);
lines._line($.slice(text, null, $.op_add(group.start, 1)), depth);
lines._body(group, $.op_add(depth, 1));
lines._line(`${$.s($.at(text, group.end))}${$.s(rest)}`, depth);
}
$.extend(self.lines, lines.lines);
}
_wrapped(value, depth) {
const self = this;
let group, lines;
lines = new emit_statements$_Splitter(self.text, []);
lines._line(`${$.s($.slice(self.text, null, value.start))}(`, depth);
lines.item(value, $.op_add(depth, 1), "");
lines._line(")", depth);
if ($.t($.all($.a(lines.lines).map((line) => emit_flat$fits(line, 0))))) {
$.extend(self.lines, lines.lines);
return null;
}
group = $.at(value.groups, (-1));
self._line($.slice(self.text, null, $.op_add(group.start, 1)), depth);
self._body(group, $.op_add(depth, 1));
self._line($.at(self.text, group.end), depth);
}
_is_solid(annotation, depth) {
const self = this;
let name;
name = $.slice(self.text, annotation.start, annotation.end);
return !($.t(annotation.groups) || $.t(annotation.joints) || $.t(emit_statements$_worth_parentheses(name, depth)));
}
_annotated(annotation, rest, depth) {
const self = this;
let group, text;
text = self.text;
if (($.t(annotation.joints) || !$.t(annotation.groups))) {
self._short(`${$.s($.slice(text, null, annotation.start))}(`, depth);
self.item(annotation, $.op_add(depth, 1), "");
self._short(`)${$.s(rest)}`, depth);
} else if (($.eq($.at(annotation.groups, (-1)).end, $.op_sub(annotation.end, 1)))) {
group = $.at(annotation.groups, (-1));
self._short($.slice(text, null, $.op_add(group.start, 1)), depth);
self._body(group, $.op_add(depth, 1));
self._short(`${$.s($.at(text, group.end))}${$.s(rest)}`, depth);
} else {
throw new emit_flat$UnknownError();
}
}
item(item, depth, tail, start = (-1)) {
const self = this;
let group, head, text, whole;
text = self.text;
start = ((start < 0) ? item.start : start);
whole = `${$.s($.slice(text, start, item.end))}${$.s(tail)}`;
if ($.t(emit_flat$fits(whole, depth))) {
self._line(whole, depth);
} else if (($.t(item.others) || ($.t(item.chains) && !$.t(item.joints)))) {
throw new emit_flat$UnknownError();
} else if ($.t(item.joints)) {
self._joined(item, depth, tail);
} else if (!$.t(item.groups)) {
self._line(whole, depth);
} else {
group = $.at(item.groups, (-1));
if ((!$.t(group.items) && ($.eq($.len(item.groups), 1)) && ($.eq(start, item.start)))) {
self._line(whole, depth);
return null;
}
if (!$.t(group.items)) {
throw new emit_flat$UnknownError();
}
head = $.slice(text, start, $.op_add(group.start, 1));
if ((($.eq($.len(item.groups), 1)) && ($.eq(start, item.start)))) {
self._line(head, depth);
} else {
self._short(head, depth);
}
self._body(group, $.op_add(depth, 1));
self._short(`${$.s($.slice(text, group.end, item.end))}${$.s(tail)}`, depth);
}
}
_joined(item, depth, tail) {
const self = this;
let at, is_last, part, start, starts;
if ($.t($.startswith(self.text, "lambda", item.start))) {
throw new emit_flat$UnknownError();
}
starts = [item.start, ...$.a($.a(item.joints).map((place) => $.op_add(place, 1)))];
for ([at, start] of $.i($.enumerate(starts))) {
is_last = ($.eq(at, $.op_sub($.len(starts), 1)));
part = item.part(start, ($.t(is_last) ? item.end : $.op_sub($.at(starts, $.op_add(at, 1)), 1)));
self.item(part, depth, ($.t(is_last) ? tail : ""));
}
}
_body(group, depth) {
const self = this;
let item, items, whole;
items = group.items;
if (($.eq($.len(items), 1))) {
self.item($.at(items, 0), depth, ($.t(group.comma) ? "," : ""));
return null;
}
whole = $.slice(self.text, $.op_add(group.start, 1), group.end);
if ((!$.t(group.atom) && $.t(emit_flat$fits(whole, depth)))) {
self._line(whole, depth);
return null;
}
for (item of $.i(items)) {
self.item(item, depth, ",");
}
}
_line(text, depth) {
const self = this;
$.append(self.lines, `${$.s($.op_mul("    ", depth))}${$.s(text)}`);
}
_short(text, depth) {
const self = this;
if (!$.t(emit_flat$fits(text, depth))) {
throw new emit_flat$UnknownError();
}
self._line(text, depth);
}
}
class emit_layout$Hole extends $.Thing {
constructor(index, text, depth) {
super(); this.index = index; this.text = text; this.depth = depth;
}
}
class emit_spacing$Spacing extends $.Thing {
constructor(kind = null, depth = 0, in_head = true, after_title = false, due = 0, definitions = $.list()) {
super(); this.kind = kind; this.depth = depth; this.in_head = in_head; this.after_title = after_title; this.due = due; this.definitions = definitions;
}
before(kind, depth, given) {
const self = this;
let lines;
lines = self._lines(kind, depth, $.min(given, ($.t(depth) ? 1 : 2)));
lines = $.max(lines, self.due);
if (($.t(self.after_title) && (!$.in(kind, new Set(["class", "def"]))))) {
lines = 1;
}
self.due = (((kind === "docstring") && (self.kind === "class")) ? 1 : 0);
self.after_title = $.both((kind === "docstring"), () => self.in_head);
self.in_head = $.both(self.in_head, () => (kind === "comment"));
[self.kind, self.depth] = [kind, depth];
return lines;
}
_lines(kind, depth, given) {
const self = this;
let ended, lines;
if ((self.kind == null)) {
return 0;
}
lines = given;
ended = false;
while (($.t(self.definitions) && ($.at(self.definitions, (-1)) >= depth))) {
$.pop(self.definitions);
ended = true;
}
if (($.in(kind, new Set(["class", "def"])))) {
$.append(self.definitions, depth);
}
if (((kind === "docstring") && ($.in(self.kind, new Set(["class", "def"]))))) {
return 0;
}
if ($.t(ended)) {
lines = ($.t(depth) ? 1 : 2);
}
if (($.in(kind, new Set(["class", "def", "decorator"])))) {
return self._before_definition(depth, lines, given);
}
if (((self.kind === "import") && (kind !== "import") && ($.eq(depth, self.depth)))) {
return ($.t(depth) ? $.either(lines, () => 1) : 1);
}
return lines;
}
_before_definition(depth, lines, given) {
const self = this;
if ((self.kind === "decorator")) {
return 0;
}
if ((($.in(self.kind, new Set(["class", "def"]))) && (self.depth < depth))) {
return $.min(given, 1);
}
if (((self.kind === "comment") && ($.eq(self.depth, depth)) && ($.eq(lines, 0)))) {
throw new emit_flat$UnknownError();
}
return ($.t(depth) ? 1 : 2);
}
}
class emit_layout$_Module extends $.Thing {
constructor(pieces = $.list(), holes = $.list(), spacing = new emit_spacing$Spacing(), opens = false) {
super(); this.pieces = pieces; this.holes = holes; this.spacing = spacing; this.opens = opens;
}
read(text) {
const self = this;
let code, depth, end, given, line, lines;
lines = $.finditer(emit_layout$_LINE, text);
end = 0;
for (line of $.i(lines)) {
if ((!$.eq($.start(line), end))) {
throw new emit_flat$UnknownError();
}
[given, depth] = [$.len($.at(line, 1)), $.op_shr($.len($.at(line, 2)), 2)];
if ((depth > $.op_add(self.spacing.depth, self.opens))) {
throw new emit_flat$UnknownError();
}
end = $.end(line);
if ($.t((code = $.at(line, 4)))) {
if (($.in($.at(code, (-1)), "([{"))) {
end = self._exploded(line, given, depth, lines);
} else {
self._flat(code, given, depth);
}
} else {
self._string($.at(line, 3), given, depth);
}
}
if ((!$.eq(end, $.len(text)))) {
throw new emit_flat$UnknownError();
}
}
_string(string, given, depth) {
const self = this;
let first;
first = $.either(self.spacing.in_head, () => $.both(self.opens, () => (self.spacing.depth < depth)));
self._separate(($.t(first) ? "docstring" : "other"), depth, given);
$.append(self.pieces, `${$.s(($.t(first) ? emit_layout$_docstring(string, depth) : string))}\n`);
self.opens = false;
}
_flat(code, given, depth) {
const self = this;
let kind, text;
kind = emit_layout$_kind(code);
self._separate(kind, depth, given);
self.opens = ($.at(code, (-1)) === ":");
if ((kind === "comment")) {
$.append(self.pieces, `${$.s(code)}\n`);
return null;
}
try {
text = emit_flat$spelled(code);
if ($.t(emit_flat$fits(text, depth))) {
$.append(self.pieces, `${$.s(text)}\n`);
} else {
self._lines(emit_statements$split(text, depth));
}
} catch (error) {
if (error instanceof emit_flat$UnknownError) {
if ((kind === "decorator")) {
throw error;
}
self._hole(code, depth);
} else throw error;
}
}
_exploded(opening, given, depth, lines) {
const self = this;
let at, code, inner, line, rest;
inner = [];
all128: {
for (line of $.i(lines)) {
[code, at] = [$.at(line, 4), $.op_shr($.len($.at(line, 2)), 2)];
if (((code == null) || $.t($.at(line, 1)) || (at < depth))) {
throw new emit_flat$UnknownError();
}
$.append(inner, [code, at]);
if (($.eq(at, depth))) {
break all128;
}
}
throw new emit_flat$UnknownError();
}
code = $.at(opening, 4);
self._separate(emit_layout$_kind(code), depth, given);
self.opens = ($.at($.at($.at(inner, (-1)), 0), (-1)) === ":");
try {
self._lines($.list(emit_layout$_items(code, depth, inner)));
} catch (error) {
if (error instanceof emit_flat$UnknownError) {
rest = $.join("", $.a(inner).map(([text, at]) => `\n${$.s($.op_mul("    ", $.op_sub(at, depth)))}${$.s(text)}`));
self._hole($.op_add(code, rest), depth);
} else throw error;
}
return $.end(line);
}
_separate(kind, depth, given) {
const self = this;
let before;
before = self.spacing.before(kind, depth, given);
$.append(self.pieces, $.op_add($.op_mul("\n", before), $.op_mul("    ", depth)));
}
_lines(lines) {
const self = this;
$.append(self.pieces, ($.lstrip($.join("\n", lines)) + "\n"));
}
_hole(text, depth) {
const self = this;
$.append(self.holes, new emit_layout$Hole($.len(self.pieces), text, depth));
$.append(self.pieces, "");
}
}
class emit_layout$Layout extends $.Thing {
constructor(pieces, holes) {
super(); this.pieces = pieces; this.holes = holes;
}
filled(texts) {
const self = this;
let hole, text;
for ([hole, text] of $.i($.zip(self.holes, texts))) {
$.put(self.pieces, hole.index, text);
}
return $.join("", self.pieces);
}
}
class tables_python$ClientPlan extends $.Thing {
constructor(name, arguments$, base_url, default_security, options = []) {
super(); this.name = name; this.arguments = arguments$; this.base_url = base_url; this.default_security = default_security; this.options = options;
}
get async_name() {
const self = this;
return `Async${$.s(self.name)}`;
}
get base_url_argument() {
const self = this;
return $.next($.a(self.arguments).filter((a) => ((a.kind === "server") && !$.t(a.variable))).map((a) => a.name));
}
get headers() {
const self = this;
return new Map($.a(self.arguments).filter((a) => (a.kind === "header")).map((a) => [$.lower(a.wire), a.name]));
}
}
class tables_python$ComposedSymbol extends $.Thing {
constructor(kind, about, operations, call, callable, params, summary, options = []) {
super(); this.kind = kind; this.about = about; this.operations = operations; this.call = call; this.callable = callable; this.params = params; this.summary = summary; this.options = options;
}
}
class tables_python$ConstructorArgument extends $.Thing {
constructor(name, kind, annotation, default$ = null, doc = "", env = "", scheme = "", wire = "", keyword = false, variable = "") {
super(); this.name = name; this.kind = kind; this.annotation = annotation; this.default = default$; this.doc = doc; this.env = env; this.scheme = scheme; this.wire = wire; this.keyword = keyword; this.variable = variable;
}
}
class tables_python$OperationSymbol extends $.Thing {
constructor(key, operation, call, callable, params, options = [], iterates = false, page_argument = "", gives = true, waits = false, rows = null, result = "result", shown = "result") {
super(); this.key = key; this.operation = operation; this.call = call; this.callable = callable; this.params = params; this.options = options; this.iterates = iterates; this.page_argument = page_argument; this.gives = gives; this.waits = waits; this.rows = rows; this.result = result; this.shown = shown;
}
}
class tables_python$ParamSymbol extends $.Thing {
constructor(python, location, wire, required, client, constant = []) {
super(); this.python = python; this.location = location; this.wire = wire; this.required = required; this.client = client; this.constant = constant;
}
}
class targets_base$Table extends $.Thing {
}
class tables_python$PythonTable extends targets_base$Table {
constructor(package$, distribution, client, operations, composed = [], deprecated = [], own = [], reference = null) {
super(); this.package = package$; this.distribution = distribution; this.client = client; this.operations = operations; this.composed = composed; this.deprecated = deprecated; this.own = own; this.reference = reference;
}
composed_of(key) {
const self = this;
let found;
found = $.a(self.composed).filter((one) => $.t($.any($.a(one.operations).map((o) => ($.eq(o.key, key))))));
return $.tuple($.sorted(found, {key: ((one) => (!$.eq(one.about.key, key)))}));
}
get resources() {
const self = this;
let found, symbol, symbols;
found = new Map([]);
symbols = [...$.a($.values(self.operations)), ...$.a(self.composed)];
for (symbol of $.i(symbols)) {
$.append($.setdefault(found, $.at($.rpartition(symbol.call, "."), 0), []), symbol);
}
return new Map($.a($.items(found)).map(([resource, methods]) => [resource, $.tuple(methods)]));
}
}
class requests_model$Environment extends $.Thing {
constructor(schemes, headers, root = "API_ROOT", file = "FILE") {
super(); this.schemes = schemes; this.headers = headers; this.root = root; this.file = file;
}
}
class samples_views$SdkView extends $.Thing {
constructor(title, needs, imports, names, package$, variables, has_required, client, error, body, output, has_output) {
super(); this.title = title; this.needs = needs; this.imports = imports; this.names = names; this.package = package$; this.variables = variables; this.has_required = has_required; this.client = client; this.error = error; this.body = body; this.output = output; this.has_output = has_output;
}
}
class languages_sdk$Sdk extends $.Thing {
constructor(table, environment, id = "python", label = "Python (SDK)", highlight = "python", extension = "py", command = "python FILE") {
super(); this.table = table; this.environment = environment; this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.command = command;
}
get needs() {
const self = this;
return `the package ${$.s(self.table.distribution)}`;
}
view(model, name) {
const self = this;
let call, client, download, gives, output, symbol, table, variables;
table = self.table;
symbol = $.at(table.operations, model.key);
client = `${$.s(table.client.name)}(${$.s($.join(", ", self._constructor(model)))})`;
download = languages_sdk$_download(table, model);
call = `${$.s(symbol.call)}(${$.s($.join(", ", languages_sdk$_arguments(symbol, model)))})`;
gives = $.both((download == null), () => $.both(symbol.gives, () => !$.t(symbol.iterates)));
output = ($.t(gives) ? languages_sdk$_output(model, symbol) : "");
if ((download != null)) {
call = `${$.s(download.call)}(${$.s($.join(", ", languages_sdk$_arguments(download, model)))})`;
}
variables = $.tuple($.a(languages_base$variables_of(model, languages_python$SYNTAX)).filter((one) => ($.t(one.is_required) && (($.eq(one.name, "FILE")) || ($.in(one.name, client))))));
return new samples_views$SdkView(languages_base$title_of(model), languages_base$needs_of(model), languages_base$sorted_imports(languages_sdk$_imports(model, $.both(gives, () => model.saves_reply))), $.join(", ", $.sorted([table.client.name, "APIError"])), table.package, variables, $.bool(variables), client, "APIError", languages_sdk$_body(symbol, call, gives), output, $.bool(output));
}
*_constructor(model) {
const self = this;
let argument, default$, known, used, variable;
used = new Map($.a(model.credentials).map((credential) => [credential.scheme, credential.variable]));
if (!$.t(used)) {
known = self.environment.schemes;
default$ = $.next($.iter(self.table.client.default_security), []);
used = new Map($.a(default$).filter((key) => ($.in(key, known))).map((key) => [key, $.at(known, key)]));
}
for (argument of $.i(self.table.client.arguments)) {
variable = "";
if ((argument.kind === "security")) {
variable = $.pop(used, argument.scheme, "");
} else if ((argument.kind === "header")) {
variable = $.get(self.environment.headers, $.lower(argument.wire), "");
} else if (((argument.kind === "server") && !$.t(argument.variable))) {
variable = "API_ROOT";
}
if (($.t(variable) && ($.in(variable, languages_sdk$_variables(model, self.environment))))) {
yield `${$.s(argument.name)}=${$.s(languages_sdk$_read(model, variable))}`;
}
}
}
}
function emit_filters$_escape(match) {
let char, code, short;
char = $.at(match, 0);
code = $.ord(char);
if ($.t((short = $.get(emit_filters$_SHORT, char)))) {
return short;
}
if ((code < 256)) {
return `\\x${$.format(code, "02x")}`;
}
return ((code < 65536) ? `\\u${$.format(code, "04x")}` : `\\U${$.format(code, "08x")}`);
}
function emit_filters$_comment_line(line) {
line = $.sub(emit_characters$PROSE_UNSAFE, emit_filters$_escape, $.expandtabs(emit_characters$scalars(line), 4));
line = $.rstrip($.sub(emit_filters$_DIRECTIVE, "\\1 - ", $.lstrip(line, "#")));
line = $.sub(emit_filters$_SETTING, "\\1 ", line);
return ($.t($.startswith(line, " ")) ? `#${$.s(line)}` : $.rstrip(`# ${$.s(line)}`));
}
function emit_filters$comment(text) {
return $.join("\n", $.a($.split(emit_characters$LINE_END, $.strip(text))).map((line) => emit_filters$_comment_line(line)));
}
function emit_layout$_indented(lines, indent) {
let body, moved, widths;
widths = $.a($.slice(lines, 1, null)).filter((line) => $.t($.strip(line))).map((line) => $.op_sub($.len(line), $.len($.lstrip(line))));
if (!$.t(widths)) {
return $.strip($.at(lines, 0));
}
moved = $.a($.slice(lines, 1, null)).map((line) => $.rstrip($.slice(line, $.min(widths), null)));
body = $.a($.slice(moved, null, (-1))).map((line) => ($.t(line) ? $.op_add(indent, line) : ""));
return $.join("\n", [$.strip($.at(lines, 0)), ...$.a(body), $.op_add(indent, $.at(moved, (-1)))]);
}
function emit_layout$_docstring(string, depth) {
let head, indent, tail, text;
if ($.t($.search(emit_layout$_CONTINUED, string))) {
return string;
}
text = $.slice(string, 3, (-3));
indent = $.op_mul("    ", depth);
if ((($.in("\n", text)) && !$.t($.re_search(`\\n${$.s(indent)}\\S`, text)))) {
text = emit_layout$_indented($.split(text, "\n"), indent);
}
if ((($.op_add($.op_sub($.len(text), $.rfind(text, "\n")), 2) > 100) && ($.in("\n", text)))) {
throw new emit_flat$UnknownError();
}
head = ($.t($.startswith(text, "\"")) ? " " : "");
tail = ($.t($.endswith(text, "\"")) ? " " : "");
return `"""${$.s(head)}${$.s(text)}${$.s(tail)}"""`;
}
function emit_layout$_kind(code) {
let first;
first = $.at(code, 0);
if ((first === "@")) {
return "decorator";
}
if ((first === "#")) {
return "comment";
}
return $.get(emit_layout$_KINDS, $.slice(code, null, $.find(code, " ")), "other");
}
function emit_flat$_requoted(found) {
let bare, escapes, inner;
inner = $.slice($.at(found, 0), 1, (-1));
escapes = $.findall(emit_flat$_ESCAPE, inner);
if (($.count(escapes, "\\\"") <= $.count(inner, "'"))) {
return $.at(found, 0);
}
bare = $.sub(emit_flat$_ESCAPE, ((escape) => (($.at(escape, 0) === "\\\"") ? "\"" : $.at(escape, 0))), inner);
return (("'" + $.replace(bare, "'", "\\'")) + "'");
}
function emit_flat$spelled(text) {
if (($.t($.search(emit_flat$_UNSPELLED, text)) && $.t($.search(emit_flat$_UNSPELLED, $.sub(emit_flat$_STRING, "\"\"", text))))) {
throw new emit_flat$UnknownError();
}
return (($.in("\\\"", text)) ? $.sub(emit_flat$_STRING, emit_flat$_requoted, text) : text);
}
function emit_flat$fits(text, depth) {
let doubtful, room, width;
room = $.op_sub(100, $.op_mul(depth, 4));
if ($.t($.isascii(text))) {
return ($.len(text) <= room);
}
width = $.op_add($.len(text), $.len($.findall(emit_flat$_WIDE, text)));
doubtful = $.len($.findall(emit_flat$_DOUBTFUL, text));
if (($.op_sub(width, doubtful) <= room && room < $.op_add(width, doubtful))) {
throw new emit_flat$UnknownError();
}
return (width <= room);
}
function emit_flat$_close(text, group, item, at) {
item.end = at;
group.end = item.end;
if ((at > item.start)) {
$.append(group.items, item);
} else if ($.t(group.items)) {
group.comma = true;
if ((($.len(group.items) > 1) || !$.t(group.atom) || ($.at(text, group.start) !== "("))) {
throw new emit_flat$UnknownError();
}
}
}
function emit_flat$read(text) {
let at, before, first, found, group, inner, item, outer, piece, top;
top = new emit_flat$Group((-1), false);
[group, item] = [top, new emit_flat$Item(0)];
outer = [];
for (found of $.i($.finditer(emit_flat$_TOKEN, text))) {
piece = $.at(found, 0);
first = $.at(piece, 0);
if (($.in(first, "\"'"))) {
continue;
}
at = $.start(found);
if (($.in(first, "([{"))) {
before = ($.t(at) ? $.at(text, $.op_sub(at, 1)) : " ");
inner = new emit_flat$Group(at, !($.t($.isalnum(before)) || ($.in(before, "_)]}\""))));
$.append(item.groups, inner);
$.append(outer, [group, item]);
[group, item] = [inner, new emit_flat$Item($.op_add(at, 1))];
} else if (($.in(first, ")]}"))) {
if (!$.t(outer)) {
throw new emit_flat$UnknownError();
}
emit_flat$_close(text, group, item, at);
[group, item] = $.a($.pop(outer));
if (($.len(piece) > 1)) {
$.append(item.chains, at);
}
} else if ((first === ",")) {
item.end = at;
$.append(group.items, item);
item = new emit_flat$Item($.end(found));
} else if (($.in(piece, new Set([" | ", " + "])))) {
item.others = $.either(item.others, () => (!$.in(item.joint, new Set(["", piece]))));
item.joint = piece;
$.append(item.joints, at);
} else if ((piece === " = ")) {
item.assigned = at;
} else if ((first === " ")) {
item.others = true;
} else {
throw new emit_flat$UnknownError();
}
}
if (($.t(outer) || $.t(top.items))) {
throw new emit_flat$UnknownError();
}
[item.start, item.end] = [0, $.len(text)];
return item;
}
function emit_statements$_worth_parentheses(name, depth) {
return $.either(($.in(".", name)), () => emit_flat$fits(name, $.op_add(depth, 1)));
}
function emit_statements$split_result(text, depth) {
let flat, indent, item, result, splitter;
flat = `_${$.s($.slice(text, 1, null))}`;
item = emit_flat$read(flat);
if ($.t(item.joints)) {
throw new emit_flat$UnknownError();
}
indent = $.op_mul("    ", depth);
result = $.slice(text, $.len(") -> "), (-1));
if ((!$.t(item.groups) && !$.t(emit_statements$_worth_parentheses(result, depth)))) {
return [$.op_add(indent, text)];
}
if (!$.t(item.groups)) {
return [`${$.s(indent)}) -> (`, `${$.s(indent)}    ${$.s(result)}`, `${$.s(indent)}):`];
}
splitter = new emit_statements$_Splitter(flat, []);
splitter.item(item, depth, "");
$.put(splitter.lines, 0, $.replace($.at(splitter.lines, 0), "_", ")", 1));
return splitter.lines;
}
function emit_statements$split(text, depth) {
let splitter;
splitter = new emit_statements$_Splitter(text, []);
splitter.statement(depth);
return splitter.lines;
}
function emit_statements$split_item(text, depth) {
let item, splitter;
splitter = new emit_statements$_Splitter(text, []);
item = emit_flat$read(text);
if ($.t(item.joints)) {
throw new emit_flat$UnknownError();
}
splitter.item(item, depth, ",");
return splitter.lines;
}
function* emit_layout$_items(opening, depth, inner) {
let at, before, closes, code, given, level, line, opened;
line = `${$.s($.op_mul("    ", depth))}${$.s(opening)}`;
[level, opened] = [$.op_add(depth, 1), true];
for ([given, at] of $.i(inner)) {
code = emit_flat$spelled(given);
closes = ($.in($.at(code, 0), ")]}"));
level = $.op_sub(level, closes);
if (((!$.eq(at, level)) || ($.t(opened) && ($.len(line) > 100) && (emit_layout$_kind(opening) !== "def")))) {
throw new emit_flat$UnknownError();
}
if (($.t(closes) && $.t(opened))) {
line = $.op_add(line, code);
opened = false;
continue;
}
yield line;
[line, opened] = [`${$.s($.op_mul("    ", at))}${$.s(code)}`, false];
if ($.t(closes)) {
if (((at > depth) && ($.slice(code, 1, null) !== ","))) {
throw new emit_flat$UnknownError();
}
if (!$.t(emit_flat$fits(code, at))) {
[before, line] = $.unpack(emit_statements$split_result(code, depth), 0, 1);
yield* $.a(before);
}
} else if (($.in($.at(code, (-1)), "([{"))) {
[level, opened] = [$.op_add(level, 1), true];
} else if (($.at(code, (-1)) !== ",")) {
throw new emit_flat$UnknownError();
} else if (!$.t(emit_flat$fits(code, at))) {
[before, line] = $.unpack(emit_statements$split_item($.slice(code, null, (-1)), at), 0, 1);
yield* $.a(before);
}
}
yield line;
}
function emit_layout$lay_out(text) {
let module;
module = new emit_layout$_Module();
try {
module.read(text);
} catch (error) {
if (error instanceof emit_flat$UnknownError) {
return new emit_layout$Layout([""], [new emit_layout$Hole(0, text, 0)]);
} else throw error;
}
return new emit_layout$Layout(module.pieces, module.holes);
}
function browser_layout$laid_out(text) {
let char, code, laid, layout, stand_in, stand_ins;
stand_ins = new Map([]);
code = 57344;
for (char of $.i(text)) {
if ((($.ord(char) > 65535) && (!$.in(char, stand_ins)))) {
while ((($.in($.chr(code), text)) && (code < 63743))) {
code = $.op_add(code, 1);
}
$.put(stand_ins, char, $.chr(code));
code = $.op_add(code, 1);
}
}
for ([char, stand_in] of $.i($.items(stand_ins))) {
text = $.replace(text, char, stand_in);
}
layout = emit_layout$lay_out(text);
laid = layout.filled($.a(layout.holes).map((hole) => `${$.s($.rstrip(hole.text))}\n`));
for ([char, stand_in] of $.i($.items(stand_ins))) {
laid = $.replace(laid, stand_in, char);
}
return laid;
}
function languages_sdk$_download(table, model) {
let found;
found = ($.t(model.saves_reply) ? table.composed_of(model.key) : []);
return $.next($.a(found).filter((one) => (one.kind === "download")), null);
}
function emit_filters$fits_literal(value, depth = 60) {
if (($.eq(depth, 0))) {
return false;
}
if ($.t($.is.Mapping(value))) {
return $.all($.a($.values(value)).map((item) => emit_filters$fits_literal(item, $.op_sub(depth, 1))));
}
if (($.t($.is.Sequence(value)) && !$.t($.is.str(value)))) {
return $.all($.a(value).map((item) => emit_filters$fits_literal(item, $.op_sub(depth, 1))));
}
return true;
}
function emit_filters$py_str(text) {
return `"${$.s($.sub(emit_filters$_STRING_UNSAFE, emit_filters$_escape, text))}"`;
}
function emit_filters$_literal(value) {
let items, number;
if (($.t($.is.int(value)) && ($.bit_length(value) > 14000))) {
return $.hex(value);
}
if (((value == null) || $.t(($.is.bool(value) || $.is.int(value))))) {
return $.repr(value);
}
if ($.t($.is.str(value))) {
return emit_filters$py_str(value);
}
if ($.t($.is.float(value))) {
number = $.replace($.repr(value), "e+", "e");
return (($.in($.lstrip(number, "-"), new Set(["inf", "nan"]))) ? `float("${$.s(number)}")` : number);
}
if ($.t($.is.Mapping(value))) {
items = $.join(", ", $.a($.items(value)).map(([key, item]) => `${$.s(emit_filters$py_str(key))}: ${$.s(emit_filters$_literal(item))}`));
return `{${$.s(items)}}`;
}
return `[${$.s($.join(", ", $.a(value).map((item) => emit_filters$_literal(item))))}]`;
}
function emit_filters$py_literal(value) {
if (!$.t(emit_filters$fits_literal(value))) {
throw $.ValueError(`a value nests deeper than ${$.s(60)} levels`);
}
return emit_filters$_literal(value);
}
function languages_sdk$_value(param, model) {
let argument, body, part, wire;
body = model.body;
if ((param.location === "own")) {
return ((param.wire === "to") ? emit_filters$py_literal("download.bin") : "");
}
if (((param.location === "body_root") && $.t(body instanceof requests_model$FileBody))) {
return "Path(FILE)";
}
if (((param.location === "body_root") && $.t(body instanceof requests_model$TextBody))) {
return emit_filters$py_literal(body.text);
}
if (($.t(body instanceof requests_model$MultipartBody) && (param.location === "body"))) {
for (part of $.i(body.parts)) {
if (($.t(part instanceof requests_model$FilePart) && ($.eq(part.name, param.wire)))) {
return "Path(FILE)";
}
}
}
wire = ((param.location === "body_root") ? "" : param.wire);
argument = model.argument(param.location, wire);
if (((argument == null) || ($.in(argument.value, param.constant)))) {
return "";
}
return emit_filters$py_literal(argument.value);
}
function* languages_sdk$_arguments(symbol, model) {
let known, omitted, page, param, told, unknown, value;
page = ($.t(symbol instanceof tables_python$OperationSymbol) ? symbol.page_argument : "");
for (param of $.i(symbol.params)) {
omitted = $.either(param.client, () => ($.eq(param.python, page)));
value = ($.t(omitted) ? "" : languages_sdk$_value(param, model));
if ($.t(value)) {
yield `${$.s(param.python)}=${$.s(value)}`;
}
}
known = new Set($.a(symbol.params).filter((param) => (param.location === "body")).map((param) => param.wire));
told = new Map($.a(model.arguments).filter((a) => (a.location === "body")).map((a) => [a.wire, a.value]));
unknown = new Map($.a($.items(told)).filter(([name, value]) => (!$.in(name, known))));
if (($.t(known) && $.t(unknown))) {
yield `extra_body=${$.s(emit_filters$py_literal(unknown))}`;
}
}
function languages_sdk$_output(model, symbol) {
if ($.t(model.saves_reply)) {
return `Path("${$.s("download.bin")}").write_bytes(${$.s(symbol.result)})`;
}
return `print(${$.s(symbol.shown)})`;
}
function languages_python$_variable(piece) {
let match146;
match146 = piece.form;
if ($.eq(match146, "percent")) {
return `quote(${$.s(piece.name)}, safe='')`;
} else if ($.eq(match146, "base64")) {
return `base64.b64encode(${$.s(piece.name)}.encode()).decode()`;
} else if ($.eq(match146, "plain")) {
return piece.name;
} else {}
}
function languages_python$_inner(text) {
return $.replace($.replace($.slice(emit_filters$py_str(text), 1, (-1)), "{", "{{"), "}", "}}");
}
function languages_python$_hole(value, behind) {
return `{${$.s(value)}}`;
}
function* languages_sdk$_imports(model, writes) {
yield* $.a(["import os", "import sys"]);
if (($.t(model.sends_file) || $.t(writes))) {
yield "from pathlib import Path";
}
}
function languages_base$sorted_imports(names) {
return $.tuple($.sorted($.set(names), {key: ((name) => [$.startswith(name, "from "), name])}));
}
function languages_sdk$_body(symbol, call, gives) {
if ($.t(symbol.iterates)) {
return `for item in ${$.s(call)}:\n            print(item)`;
}
return ($.t(gives) ? `${$.s(symbol.result)} = ${$.s(call)}` : call);
}
function languages_sdk$_variables(model, environment) {
let held;
held = new Set($.a(model.client_headers).map((header) => header.variable));
return $.frozenset(new Set(["API_ROOT", ...$.a($.values(environment.schemes)), ...$.a(held)]));
}
function languages_sdk$_read(model, variable) {
let needed;
needed = new Set($.a(languages_base$variables_of(model, languages_python$SYNTAX)).filter((one) => $.t(one.is_required)).map((one) => one.name));
return (($.in(variable, needed)) ? variable : `os.environ.get("${$.s(variable)}") or None`);
}
const emit_filters$_SHORT = new Map([["\"", "\\\""], ["\\", "\\\\"], ["\n", "\\n"], ["\r", "\\r"], ["\t", "\\t"]]);
const emit_characters$PROSE_UNSAFE = /(?![\u0009\u000a\u00a0\u1680\u180b-\u180d\u180f\u2000-\u200a\u200c\u200d\u202f\u205f\u3000\ufe0e\ufe0f])[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const emit_filters$_DIRECTIVE = /(^|#)[\s\x1c-\x1f\x85]*(?=(?:type|noqa|fmt|pyright|mypy|pytype|pyre|ty|ruff|isort|pylint|flake8|nosec|pragma|yapf|black|region|endregion)(?![A-Za-z])|%%|-\*-)/gui;
const emit_filters$_SETTING = /(coding|vim?[<=>0-9]*|(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))ex)(?=[:=])/gui;
const emit_characters$LINE_END = /\u000d\u000a|[\u000a\u000d\u000b\u000c\u001c-\u001e\u0085\u2028\u2029]/gu;
const emit_layout$_LINE = /(\n*)((?:    )*)(?:("""(?:.*?)""")|([^\s\x1c-\x1f\x85][^\n]*))\n/gus;
const emit_layout$_CONTINUED = /\\[\s\x1c-\x1f\x85]*\n/gu;
const emit_layout$_KINDS = new Map([["import", "import"], ["from", "import"], ["class", "class"], ["def", "def"], ["async", "def"]]);
const emit_flat$_UNSPELLED = /(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))0x|\p{Nd}e\+|['#;]|  | $/gu;
const emit_flat$_STRING = /"(?:[^"\\]|\\.)*"/gu;
const emit_flat$_ESCAPE = /\\./gu;
const emit_flat$_WIDE = /[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]/gu;
const emit_flat$_DOUBTFUL = /[^\u0000-\u007f\u00a1-\u00ac\u00ae-\u02af\u0391-\u03c9\u0410-\u044f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]/gu;
const emit_flat$_TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[(\[{]|[)\]}]\.?|, ?| [|+=] |#| (?:[-*\/%@<>&^]|[-+*\/%@<>&^=!]=|\/\/|\*\*|if|else|for|in|is|not|and|or) |:=/gu;
const emit_statements$_ANNOTATED = /[A-Za-z_][\p{L}\p{N}_]*: /gu;
const emit_statements$_CALLED = /@?[A-Za-z_][\p{L}\p{N}_.]*[(\[]|super\(\)\./gu;
const emit_statements$_ALTERNATIVE = /([A-Za-z_][\p{L}\p{N}_]* = [\p{L}\p{N}_.]+\("[^"\\]*"\) or [\p{L}\p{N}_.]+\()("[^"\\]*")\)/gu;
const emit_statements$_ASSIGNED = /[A-Za-z_][\p{L}\p{N}_, ]*(: )?/gu;
const emit_filters$_STRING_UNSAFE = /["\\\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const languages_python$SYNTAX = new languages_base$Interpolated(emit_filters$py_str, languages_python$_variable, " + ", $.str, languages_python$_inner, languages_python$_hole, ["f\"", "\""]);
const language = new languages_sdk$Sdk(new tables_python$PythonTable("aihub", "instabase-aihub", new tables_python$ClientPlan("AIHub", [new tables_python$ConstructorArgument("api_key", "security", "Union[str, Callable[[], str], None]", null, "An API token, sent as `Authorization: Bearer <token>`. It has the permissions of the user or service account that it belongs to. Enterprise environments may also accept a JWT from their own OAuth provider.", "AIHUB_API_KEY", "bearerAuth", "", false, ""), new tables_python$ConstructorArgument("ib_context", "header", "Optional[str]", null, "Value of the `IB-Context` header. If set, it is sent with every request.", "AIHUB_IB_CONTEXT", "", "IB-Context", false, ""), new tables_python$ConstructorArgument("api_root", "server", "Optional[str]", null, "Root URL of the API. Default: `https://aihub.instabase.com/api`.", "AIHUB_API_ROOT", "", "", false, ""), new tables_python$ConstructorArgument("debug", "debug", "bool", false, "Log every request and response to stderr, without credentials and bodies.", "", "", "", false, "")], "https://aihub.instabase.com/api", [["bearerAuth"]], [["timeout", "Seconds without progress after which an attempt fails: while it connects, waits for a free connection, sends, or waits for more of the response (default 60). None means no limit. It can also be (connect, read) or a mapping with some of connect, read, write and pool."], ["deadline", "Seconds that a whole call may take, with its retries, redirects and waits (default 3600). None means no limit."], ["max_retries", "Maximum number of retries (default 3)."], ["max_response_bytes", "The largest response to accept, in bytes after decompression. By default only compressed responses have a limit, in proportion to what was received."], ["strict", "Raise ResponseValidationError if a response does not match the API definition."], ["default_headers", "Headers to send with every request."], ["default_query", "Query parameters to send with every request."], ["middleware", "Functions `(request, call_next)` to call around each attempt, the outermost first; or objects with a method `handle`."], ["http_client", "An httpx client (or a compatible one) to send requests with. Closing this client does not close it."], ["trust_env", "Use the proxies of the environment (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY)."]]), new Map([]), [], [], [], null), new requests_model$Environment(new Map([["bearerAuth", "API_TOKEN"]]), new Map([["ib-context", "IB_CONTEXT"]]), "API_ROOT", "FILE"), "python", "Python (SDK)", "python", "py", "python FILE");
const template = function (v) {
let out = "";
out += $.s(emit_filters$comment(v.title)) + "\n# Environment variables: " + $.s(v.needs) + "\n\n";
for (const line of v.imports) {
out += $.s(line) + "\n";
}
out += "\nfrom " + $.s(v.package) + " import " + $.s(v.names) + "\n\n";
if ($.t(v.has_required)) {
for (const variable of v.variables) {
out += $.s(variable.local) + " = os.environ.get(\"" + $.s(variable.name) + "\")\nif not " + $.s(variable.local) + ":\n    sys.exit(\"" + $.s(variable.name) + " is not set.\")\n";
}
out += "\n";
}
out += "try:\n    with " + $.s(v.client) + " as client:\n        " + $.s(v.body) + "\nexcept " + $.s(v.error) + " as error:\n    sys.exit(str(error))\n";
if ($.t(v.has_output)) {
out += $.s(v.output) + "\n";
}
return out;
};
const ClientPlan = tables_python$ClientPlan;
const ComposedSymbol = tables_python$ComposedSymbol;
const ConstructorArgument = tables_python$ConstructorArgument;
const OperationSymbol = tables_python$OperationSymbol;
const ParamSymbol = tables_python$ParamSymbol;
const PythonTable = tables_python$PythonTable;
const Environment = requests_model$Environment;
const Sdk = languages_sdk$Sdk;
// The SDK knows one operation here: the one of the page.

function withOperation(language, { model, sdk }) {
  const { operation } = model;
  const { composed = [], ...call } = sdk;
  const symbol = (kind, one, more) => Object.assign(new kind(), one, more, {
    params: one.params.map(([python, location, wire, client = false, constant = []]) => Object.assign(
      new ParamSymbol(), { python, location, client, constant: constant.map(base.given), wire: wire == null ? python : wire })),
  });
  return $.dataclasses_replace(language, {
    table: $.dataclasses_replace(language.table, {
      operations: new Map([[operation.key, symbol(OperationSymbol, call, { operation })]]),
      composed: composed.map((one) => symbol(ComposedSymbol, one, { about: operation, operations: [operation] })),
    }),
  });
}

return (request) => {
const view = withOperation(language, request).view(request.model, request.name);
return browser_layout$laid_out($.ended(template(view)));
};
};
