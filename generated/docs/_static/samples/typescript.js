Samples.parts["typescript"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$_SHORT, emit_literals$_UNSAFE, emit_literals$_quoted, emit_literals$_short_or, emit_literals$code_line, emit_literals$json_text, languages_base$Interpolated, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_bare, languages_base$_cookie_pieces, languages_base$_line, languages_base$_listed, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$is_json, languages_base$needs_of, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView, samples_views$VariableView } = base;
class languages_values$Notation extends $.Thing {
constructor(string, number, key, null$, array = ["[", "]"], mapping = ["{", "}"], indent = "  ", last = ",", columns = false) {
super(); this.string = string; this.number = number; this.key = key; this.null = null$; this.array = array; this.mapping = mapping; this.indent = indent; this.last = last; this.columns = columns;
}
write(value, depth) {
const self = this;
if (value == null) {
return self.null;
} else if ($.is.str(value)) {
return self.string(value);
} else if ($.is.bool(value)) {
return ($.t(value) ? "true" : "false");
} else if (($.is.int(value) || $.is.float(value))) {
return self.number(value);
} else if ($.is.tuple(value)) {
return self._array(value, depth);
} else if ($.is.dict(value)) {
return self._mapping(value, depth);
} else {}
}
_array(value, depth) {
const self = this;
let closing, items, line, nests, opening;
[opening, closing] = $.a(self.array);
items = $.a(value).map((item) => self.write(item, $.op_add(depth, 1)));
line = `${$.s(opening)}${$.s($.join(", ", items))}${$.s(closing)}`;
nests = $.any($.a(value).map((item) => ($.is.tuple(item) || $.is.dict(item))));
if ((!$.t(items) || (!$.t(nests) && ($.len(line) <= 60)))) {
return line;
}
return self._lines(items, self.array, depth);
}
_mapping(value, depth) {
const self = this;
let keys, pairs, values;
if (!$.t(value)) {
return $.join("", self.mapping);
}
keys = $.a(value).map((key) => self.key(key));
values = $.a($.values(value)).map((item) => self.write(item, $.op_add(depth, 1)));
if ($.t(self.columns)) {
keys = languages_values$_in_columns(keys, values);
}
pairs = $.a($.zip(keys, values)).map(([key, item]) => $.op_add(key, item));
return self._lines(pairs, self.mapping, depth);
}
_lines(items, ends, depth) {
const self = this;
let inner, lines, outer;
[inner, outer] = [$.op_mul(self.indent, $.op_add(depth, 1)), $.op_mul(self.indent, depth)];
lines = $.join(`,\n${$.s(inner)}`, items);
return `${$.s($.at(ends, 0))}\n${$.s(inner)}${$.s(lines)}${$.s(self.last)}\n${$.s(outer)}${$.s($.at(ends, 1))}`;
}
}
class languages_javascript$TypeScript extends $.Thing {
constructor(id = "typescript", label = "TypeScript", highlight = "typescript", extension = "ts", needs = "Node 22.18 or newer; the package @types/node for type checks", command = "node FILE") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let reply, view;
view = languages_javascript$_view(model, name);
reply = $.either(model.reply_type, () => ["type Reply = unknown;"]);
return $.dataclasses_replace(view, {reply: ($.t(view.prints_json) ? reply : [])});
}
}
function emit_literals$_braced(char) {
return `\\u{${$.format($.ord(char), "x")}}`;
}
function emit_literals$js_str(text) {
let quoted;
quoted = emit_literals$_quoted(text, emit_literals$_short_or(emit_literals$_braced));
if (((!$.in("\"", text)) || ($.in("'", text)))) {
return quoted;
}
return (("'" + $.replace($.slice(quoted, 1, (-1)), "\\\"", "\"")) + "'");
}
function languages_javascript$_variable(piece) {
let match66;
match66 = piece.form;
if ($.eq(match66, "percent")) {
return `encodeURIComponent(${$.s(piece.name)})`;
} else if ($.eq(match66, "base64")) {
return `Buffer.from(${$.s(piece.name)}).toString("base64")`;
} else if ($.eq(match66, "plain")) {
return piece.name;
} else {}
}
function emit_literals$js_template(text) {
let escaped;
escaped = $.replace($.slice(emit_literals$_quoted(text, emit_literals$_short_or(emit_literals$_braced)), 1, (-1)), "\\\"", "\"");
return $.replace($.replace(escaped, "`", "\\`"), "${", "\\${");
}
function languages_base$without_body(view, library) {
let note;
note = `${$.s(library)} does not send a body with this method, so the body is omitted.`;
return $.dataclasses_replace(view, {note: note, has_note: true, body: "", parts: [], has_text: false, has_file: false, has_parts: false, has_body: false, part_files: false});
}
function languages_values$is_plain(value, bits, objects) {
if (($.is.bool(value) || $.is.str(value) || $.is.float(value) || value == null)) {
return true;
} else if ($.is.int(value)) {
return ($.bit_length(value) < bits);
} else if ($.is.tuple(value)) {
return $.all($.a(value).map((item) => languages_values$is_plain(item, bits, objects)));
} else if ($.is.dict(value)) {
if (($.t(objects) && ($.in("__proto__", value)))) {
return false;
}
return $.all($.a($.values(value)).map((item) => languages_values$is_plain(item, bits, objects)));
} else {}
}
function languages_values$_padded(keys) {
let width;
width = $.max($.a(keys).map((key) => $.len(key)), {default: 0});
return $.a(keys).map((key) => $.ljust(key, width));
}
function languages_values$_in_columns(keys, values) {
let found, group, key, value;
found = [];
group = [];
for ([key, value] of $.i($.zip(keys, values))) {
if (($.in("\n", value))) {
found = $.op_add(found, [...$.a(languages_values$_padded(group)), key]);
group = [];
} else {
$.append(group, key);
}
}
return [...$.a(found), ...$.a(languages_values$_padded(group))];
}
function languages_javascript$property_name(name) {
return ($.t($.fullmatch(languages_javascript$_NAME, name)) ? name : emit_literals$js_str(name));
}
function languages_javascript$_header(header) {
let bare, name;
name = $.slice(header.name, 1, (-1));
bare = $.both(($.fullmatch(languages_javascript$_NAME, name) != null), () => !$.t(header.is_optional));
return ($.t(bare) ? $.dataclasses_replace(header, {name: name}) : header);
}
function languages_javascript$_imports(view) {
let imports;
imports = [];
if (($.t(view.has_file) || $.t(view.part_files))) {
imports = $.op_add(imports, ["import { openAsBlob } from \"node:fs\";"]);
}
if ($.t(view.saves)) {
imports = $.op_add(imports, ["import { writeFile } from \"node:fs/promises\";"]);
}
if ($.t(view.part_files)) {
imports = $.op_add(imports, ["import { basename } from \"node:path\";"]);
}
return [...$.a(imports), "import process from \"node:process\";"];
}
function languages_javascript$_view(model, name) {
let body, headers, view;
view = languages_base$common_view(model, name, languages_javascript$_SYNTAX);
if ((($.in(model.method, languages_javascript$_BODILESS)) && $.t(view.has_body))) {
view = languages_base$without_body(view, "fetch");
}
body = ($.t(view.has_text) ? model.body : null);
if (($.t(body instanceof requests_model$JsonBody) && $.t(languages_values$is_plain(body.value, 53, true)))) {
view = $.dataclasses_replace(view, {body: `JSON.stringify(${$.s(languages_javascript$_VALUES.write(body.value, 1))})`});
}
headers = $.tuple($.a(view.headers).map((header) => languages_javascript$_header(header)));
return $.dataclasses_replace(view, {headers: headers, imports: languages_javascript$_imports(view)});
}
const languages_javascript$_SYNTAX = new languages_base$Interpolated(emit_literals$js_str, languages_javascript$_variable, undefined, undefined, emit_literals$js_template, ((expression, _) => `\${${$.s(expression)}}`), ["`", "`"]);
const languages_javascript$_BODILESS = new Set(["GET", "HEAD"]);
const languages_javascript$_NAME = /[A-Za-z_$][A-Za-z0-9_$]*/gu;
const languages_javascript$_VALUES = new languages_values$Notation(emit_literals$js_str, $.repr, ((key) => `${$.s(languages_javascript$property_name(key))}: `), "null");
const language = new languages_javascript$TypeScript("typescript", "TypeScript", "typescript", "ts", "Node 22.18 or newer; the package @types/node for type checks", "node FILE");
const template = function (v) {
let out = "";
out += "// " + $.s(emit_literals$code_line(v.title)) + "\n// Environment variables: " + $.s(v.needs) + "\n";
if ($.t(v.has_note)) {
out += "// " + $.s(v.note) + "\n";
}
for (const line of v.imports) {
out += $.s(line) + "\n";
}
out += "\n";
if ($.t(v.prints_json)) {
for (const line of v.reply) {
out += $.s(line) + "\n";
}
out += "\n";
}
for (const variable of v.variables) {
if ($.t(variable.has_default)) {
out += "const " + $.s(variable.local) + " = process.env." + $.s(variable.name) + " || " + $.s(variable.default) + ";\n";
} else {
out += "const " + $.s(variable.local) + " = process.env." + $.s(variable.name) + ";\n";
}
if ($.t(variable.is_required)) {
out += "if (!" + $.s(variable.local) + ") {\n  console.error(\"" + $.s(variable.name) + " is not set.\");\n  process.exit(1);\n}\n";
}
}
out += "\n";
if ($.t(v.has_parts)) {
out += "const form = new FormData();\n";
for (const part of v.parts) {
if ($.t(part.is_file)) {
out += "form.append(" + $.s(part.name) + ", await openAsBlob(FILE, { type: " + $.s(part.media_type) + " }), basename(FILE));\n";
} else if ($.t(part.has_type)) {
out += "form.append(" + $.s(part.name) + ", new Blob([" + $.s(part.text) + "], { type: " + $.s(part.media_type) + " }));\n";
} else {
out += "form.append(" + $.s(part.name) + ", " + $.s(part.text) + ");\n";
}
}
out += "\n";
}
if ($.t(v.has_headers)) {
out += "const headers = new Headers({\n";
for (const header of v.headers) {
if ($.t(header.is_optional)) {
} else {
out += "  " + $.s(header.name) + ": " + $.s(header.value) + ",\n";
}
}
out += "});\n";
for (const header of v.headers) {
if ($.t(header.is_optional)) {
out += "if (" + $.s(header.value) + ") {\n  headers.set(" + $.s(header.name) + ", " + $.s(header.value) + ");\n}\n";
}
}
out += "\n";
}
out += "const response = await fetch(" + $.s(v.url) + ", {\n  method: " + $.s(v.method) + ",\n";
if ($.t(v.has_headers)) {
out += "  headers,\n";
}
if ($.t(v.has_text)) {
out += "  body: " + $.s(v.body) + ",\n";
} else if ($.t(v.has_file)) {
out += "  body: await openAsBlob(FILE),\n";
} else if ($.t(v.has_parts)) {
out += "  body: form,\n";
}
out += "  signal: AbortSignal.timeout(" + $.s(v.seconds) + "_000),\n});\nif (!response.ok) {\n  console.error(`${response.status} ${response.statusText}: ${await response.text()}`);\n  process.exit(1);\n}\n";
if ($.t(v.saves)) {
out += "await writeFile(\"download.bin\", new Uint8Array(await response.arrayBuffer()));\n";
} else if ($.t(v.prints_json)) {
out += "const reply = (await response.json()) as Reply;\nconsole.log(JSON.stringify(reply, null, 2));\n";
} else if ($.t(v.prints)) {
out += "console.log(await response.text());\n";
} else {
out += "console.log(response.status, Object.fromEntries(response.headers));\n";
}
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
