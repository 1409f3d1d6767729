Samples.parts["javascript"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$_SHORT, emit_literals$_UNSAFE, emit_literals$_quoted, emit_literals$_short_or, emit_literals$code_line, emit_literals$json_text, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_cookie_pieces, languages_base$_line, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$needs_of, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView } = base;
class languages_javascript$JavaScript extends $.Thing {
constructor(id = "javascript", label = "JavaScript", highlight = "javascript", extension = "mjs", needs = "Node 18 or newer", command = "node FILE") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let files, imports, view;
imports = [];
view = languages_javascript$_view(model, name, ((name) => `process.env.${$.s(name)}`));
if ($.t(view.part_files)) {
$.append(imports, "import { basename } from \"node:path\";");
}
files = $.a(languages_javascript$_file_functions(view)).filter(([word, used]) => $.t(used)).map(([word, used]) => word);
if ($.t(files)) {
$.append(imports, `import { ${$.s($.join(", ", files))} } from "node:fs/promises";`);
}
return $.dataclasses_replace(view, {imports: $.tuple($.sorted(imports))});
}
}
function emit_literals$_braced(char) {
return `\\u{${$.format($.ord(char), "x")}}`;
}
function emit_literals$js_str(text) {
return emit_literals$_quoted(text, emit_literals$_short_or(emit_literals$_braced));
}
function languages_base$without_body(view, library) {
let note;
note = `${$.s(library)} does not send a body with this method, so the body is omitted.`;
return $.dataclasses_replace(view, {note: note, has_note: true, body: "", parts: [], has_text: false, has_file: false, has_parts: false, has_body: false, part_files: false});
}
function languages_base$is_plain(value, bits, objects) {
if (($.is.bool(value) || $.is.str(value) || $.is.float(value) || value == null)) {
return true;
} else if ($.is.int(value)) {
return ($.bit_length(value) < bits);
} else if ($.is.tuple(value)) {
return $.all($.a(value).map((item) => languages_base$is_plain(item, bits, objects)));
} else if ($.is.dict(value)) {
if (($.t(objects) && ($.in("__proto__", value)))) {
return false;
}
return $.all($.a($.values(value)).map((item) => languages_base$is_plain(item, bits, objects)));
} else {}
}
function languages_javascript$_view(model, name, read) {
let body, view;
function variable(piece) {
let match82;
match82 = piece.form;
if ($.eq(match82, "percent")) {
return `encodeURIComponent(${$.s(read(piece.name))})`;
} else if ($.eq(match82, "base64")) {
return `Buffer.from(${$.s(read(piece.name))}).toString("base64")`;
} else if ($.eq(match82, "plain")) {
return read(piece.name);
} else {}
}
view = languages_base$common_view(model, name, new languages_base$Syntax(emit_literals$js_str, variable));
if ((($.in(model.method, languages_javascript$_BODILESS)) && $.t(view.has_body))) {
return languages_base$without_body(view, "fetch");
}
body = model.body;
if (($.t(body instanceof requests_model$JsonBody) && $.t(languages_base$is_plain(body.value, 53, true)))) {
return $.dataclasses_replace(view, {body: `JSON.stringify(${$.s(emit_literals$json_text(body.value))})`});
}
return view;
}
function languages_javascript$_file_functions(view) {
return [["readFile", $.either(view.has_file, () => view.part_files)], ["writeFile", view.saves]];
}
function emit_filters$indent(text, width = 4) {
return $.re_sub("\n(?!\n|$)", ("\n" + $.op_mul(" ", width)), text);
}
const languages_javascript$_BODILESS = new Set(["GET", "HEAD"]);
const language = new languages_javascript$JavaScript("javascript", "JavaScript", "javascript", "mjs", "Node 18 or newer", "node FILE");
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
if ($.t(v.has_parts)) {
out += "const form = new FormData();\n";
for (const part of v.parts) {
if ($.t(part.is_file)) {
out += "form.append(\n  " + $.s(part.name) + ",\n  new Blob([await readFile(process.env.FILE)], { type: " + $.s(part.media_type) + " }),\n  basename(process.env.FILE),\n);\n";
} else if ($.t(part.has_type)) {
out += "form.append(" + $.s(part.name) + ", new Blob([" + $.s(part.text) + "], { type: " + $.s(part.media_type) + " }));\n";
} else {
out += "form.append(" + $.s(part.name) + ", " + $.s(part.text) + ");\n";
}
}
out += "\n";
}
out += "const response = await fetch(" + $.s(v.url) + ", {\n  method: " + $.s(v.method) + ",\n  headers: {\n";
for (const header of v.headers) {
out += "    " + $.s(header.name) + ": " + $.s(header.value) + ",\n";
}
out += "  },\n";
if ($.t(v.has_text)) {
out += "  body: " + $.s(emit_filters$indent(v.body, 2)) + ",\n";
}
if ($.t(v.has_file)) {
out += "  body: await readFile(process.env.FILE),\n";
}
if ($.t(v.has_parts)) {
out += "  body: form,\n";
}
out += "});\nif (!response.ok) {\n  throw new Error(`${response.status} ${response.statusText}: ${await response.text()}`);\n}\n";
if ($.t(v.saves)) {
out += "await writeFile(\"download.bin\", Buffer.from(await response.arrayBuffer()));\n";
}
if ($.t(v.prints)) {
out += "console.log(await response.text());\n";
}
if ($.t(v.shows)) {
out += "console.log(response.status, Object.fromEntries(response.headers));\n";
}
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
