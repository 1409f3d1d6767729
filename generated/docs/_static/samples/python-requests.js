Samples.parts["python-requests"] = function (base) {
"use strict";
const { $, emit_characters$_SURROGATE, emit_characters$scalars, languages_base$Interpolated, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_OWN_HEADERS, languages_base$_bare, languages_base$_cookie_pieces, languages_base$_listed, languages_base$header_pieces, languages_base$needs_of, languages_base$title_of, languages_base$url_pieces, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$VariableView } = base;
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
class samples_views$ScriptView extends $.Thing {
constructor(title, needs, imports, package$, variables, headers, has_headers, opener, call, has_opener, failed, reason, output) {
super(); this.title = title; this.needs = needs; this.imports = imports; this.package = package$; this.variables = variables; this.headers = headers; this.has_headers = has_headers; this.opener = opener; this.call = call; this.has_opener = has_opener; this.failed = failed; this.reason = reason; this.output = output;
}
}
class languages_python$Python extends $.Thing {
constructor(library, content, failed, reason, highlight = "python", extension = "py", command = "python FILE") {
super(); this.library = library; this.content = content; this.failed = failed; this.reason = reason; this.highlight = highlight; this.extension = extension; this.command = command;
}
get id() {
const self = this;
return `python-${$.s(self.library)}`;
}
get label() {
const self = this;
return `Python (${$.s(self.library)})`;
}
get needs() {
const self = this;
return `Python 3.9 or newer and the package ${$.s(self.library)}`;
}
view(model, name) {
const self = this;
let headers, streams;
streams = model.body instanceof requests_model$FileBody;
headers = $.tuple(self._headers(model));
return new samples_views$ScriptView(languages_base$title_of(model), languages_base$needs_of(model), languages_base$sorted_imports(languages_python$_imports(model)), `import ${$.s(self.library)}`, languages_python$python_variables(model), headers, $.bool(headers), ($.t(streams) ? `with open(${$.s("FILE")}, "rb") as file:` : ""), self._call(model, $.bool(headers)), streams, self.failed, self.reason, languages_python$_output(model));
}
*_headers(model) {
const self = this;
let name, optional, pieces, told, value;
told = ($.t(languages_python$_is_plain_json(model)) ? new Set(["content-type"]) : $.set());
optional = new Set($.a(model.client_headers).filter((header) => !$.t(header.required)).map((header) => header.name));
for ([name, pieces] of $.i(languages_base$header_pieces(model))) {
if ((!$.in($.lower(name), told))) {
value = languages_python$SYNTAX.expression(pieces);
yield new samples_views$HeaderView(emit_filters$py_str(name), value, "", ($.in(name, optional)));
}
}
}
_call(model, has_headers) {
const self = this;
let arguments$, by_name, first, function$;
by_name = $.both(($.in(model.method, languages_python$_NAMED)), () => $.either((model.body == null), () => $.either((self.library === "requests"), () => ($.in(model.method, languages_python$_WITH_BODY)))));
function$ = ($.t(by_name) ? $.lower(model.method) : "request");
first = ($.t(by_name) ? [] : [emit_filters$py_str(model.method)]);
arguments$ = [...$.a(first), languages_python$SYNTAX.expression(languages_base$url_pieces(model))];
arguments$ = $.op_add(arguments$, ($.t(has_headers) ? ["headers=headers"] : []));
arguments$ = $.op_add(arguments$, self._arguments(model));
return `${$.s(self.library)}.${$.s(function$)}(${$.s($.join(", ", arguments$))})`;
}
*_arguments(model) {
const self = this;
let credential, form, match108, parts, text, value;
match108 = model.body;
if (match108 instanceof requests_model$JsonBody) {
value = match108.value;
yield `json=${$.s(emit_filters$py_literal(value))}`;
} else if (match108 instanceof requests_model$TextBody) {
text = match108.text;
yield `${$.s(self.content)}=${$.s(emit_filters$py_str(text))}.encode()`;
} else if (match108 instanceof requests_model$FormBody) {
form = match108;
yield `${$.s(self.content)}=${$.s(emit_filters$py_str(form.text))}`;
} else if (match108 instanceof requests_model$FileBody) {
yield `${$.s(self.content)}=file`;
} else if (match108 instanceof requests_model$MultipartBody) {
parts = match108.parts;
yield `files=[${$.s($.join(", ", $.a(parts).map((part) => languages_python$_part(part))))}]`;
} else if (match108 == null) {
} else {}
for (credential of $.i(model.credentials)) {
if (!$.t(credential.name)) {
yield `cert=${$.s(credential.variable)}`;
}
}
yield "timeout=60";
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
function languages_base$sorted_imports(names) {
return $.tuple($.sorted($.set(names), {key: ((name) => [$.startswith(name, "from "), name])}));
}
function languages_base$forms_of(model) {
let pieces;
pieces = [...$.a(languages_base$url_pieces(model)), ...$.a($.a(languages_base$header_pieces(model)).flatMap(([_, found]) => $.a(found)))];
return $.frozenset($.a(pieces).filter((piece) => $.t(piece instanceof languages_base$Variable)).map((piece) => piece.form));
}
function* languages_python$_imports(model) {
let forms;
yield* $.a(["import os", "import sys"]);
forms = languages_base$forms_of(model);
if (($.in("percent", forms))) {
yield "from urllib.parse import quote";
}
if (($.in("base64", forms))) {
yield "import base64";
}
if (($.t(model.saves_reply) || ($.t(model.body instanceof requests_model$MultipartBody) && $.t(model.sends_file)))) {
yield "from pathlib import Path";
}
}
function languages_python$python_variables(model) {
let names;
names = $.a(model.credentials).filter((credential) => !$.t(credential.name)).map((credential) => credential.variable);
return [...$.a(languages_base$variables_of(model, languages_python$SYNTAX)), ...$.a($.a(names).map((name) => new samples_views$VariableView(name, name, "", true, false, false)))];
}
function languages_python$_output(model) {
if ($.t(model.saves_reply)) {
return `Path("${$.s("download.bin")}").write_bytes(response.content)`;
}
if (((model.method !== "HEAD") && (model.operation.reply_with_body() != null))) {
return "print(response.text)";
}
return "print(response.status_code, dict(response.headers))";
}
function languages_python$_is_plain_json(model) {
return $.both(model.body instanceof requests_model$JsonBody, () => ($.eq(model.body.media_type, "application/json")));
}
function languages_python$_part(part) {
let content, extra, media;
media = emit_filters$py_str(part.media_type);
extra = "";
if ($.t(part.headers)) {
extra = ((", {" + $.join(", ", $.a(part.headers).map(([k, v]) => `${$.s(emit_filters$py_str(k))}: ${$.s(emit_filters$py_str(v))}`))) + "}");
}
if ($.t(part instanceof requests_model$FilePart)) {
content = `Path(${$.s("FILE")}).name, Path(${$.s("FILE")}).read_bytes(), ${$.s(media)}${$.s(extra)}`;
} else if (($.t(part.media_type) || $.t(extra))) {
content = `None, ${$.s(emit_filters$py_str(part.text))}, ${$.s(media)}${$.s(extra)}`;
} else {
content = `None, ${$.s(emit_filters$py_str(part.text))}`;
}
return `(${$.s(emit_filters$py_str(part.name))}, (${$.s(content)}))`;
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
const languages_python$_NAMED = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]);
const languages_python$_WITH_BODY = new Set(["PATCH", "POST", "PUT"]);
const language = new languages_python$Python("requests", "data", "not response.ok", "f\"{response.status_code} {response.reason}: {response.text}\"", "python", "py", "python FILE");
const template = function (v) {
let out = "";
out += $.s(emit_filters$comment(v.title)) + "\n# Environment variables: " + $.s(v.needs) + "\n\n";
for (const line of v.imports) {
out += $.s(line) + "\n";
}
out += "\n" + $.s(v.package) + "\n\n";
for (const variable of v.variables) {
if ($.t(variable.is_required)) {
out += $.s(variable.local) + " = os.environ.get(\"" + $.s(variable.name) + "\")\nif not " + $.s(variable.local) + ":\n    sys.exit(\"" + $.s(variable.name) + " is not set.\")\n";
} else if ($.t(variable.has_default)) {
out += $.s(variable.local) + " = os.environ.get(\"" + $.s(variable.name) + "\") or " + $.s(variable.default) + "\n";
} else {
out += $.s(variable.local) + " = os.environ.get(\"" + $.s(variable.name) + "\")\n";
}
}
out += "\n";
if ($.t(v.has_headers)) {
out += "headers = {\n";
for (const header of v.headers) {
if ($.t(!$.t(header.is_optional))) {
out += "    " + $.s(header.name) + ": " + $.s(header.value) + ",\n";
}
}
out += "}\n";
for (const header of v.headers) {
if ($.t(header.is_optional)) {
out += "if " + $.s(header.value) + ":\n    headers[" + $.s(header.name) + "] = " + $.s(header.value) + "\n";
}
}
out += "\n";
}
if ($.t(v.has_opener)) {
out += $.s(v.opener) + "\n    response = " + $.s(v.call) + "\n";
} else {
out += "response = " + $.s(v.call) + "\n";
}
out += "if " + $.s(v.failed) + ":\n    sys.exit(" + $.s(v.reason) + ")\n" + $.s(v.output) + "\n";
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return browser_layout$laid_out($.ended(template(view)));
};
};
