Samples.parts["swift"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$_SHORT, emit_literals$_UNSAFE, emit_literals$_quoted, emit_literals$_short_or, emit_literals$code_line, emit_literals$json_text, languages_base$Interpolated, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_bare, languages_base$_cookie_pieces, languages_base$_line, languages_base$_listed, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$is_json, languages_base$needs_of, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView, samples_views$VariableView } = base;
class languages_swift$Swift extends $.Thing {
constructor(id = "swift", label = "Swift", highlight = "swift", extension = "swift", needs = "Swift 6 or newer", command = "swift FILE") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let options, text, view;
view = languages_base$common_view(model, name, languages_swift$_SYNTAX);
text = languages_base$text_of_body(model);
if ((text != null)) {
view = $.dataclasses_replace(view, {body: emit_literals$swift_text(text)});
}
options = ((model.method === "GET") ? [] : [`request.httpMethod = ${$.s(view.method)}`]);
return $.dataclasses_replace(view, {options: options});
}
}
function emit_literals$_braced(char) {
return `\\u{${$.format($.ord(char), "x")}}`;
}
function languages_base$camel(name) {
let first, rest;
[first, ...rest] = $.a($.split($.lower(name), "_"));
return $.op_add(first, $.join("", $.a(rest).map((word) => $.capitalize(word))));
}
function emit_filters$indent(text, width = 4) {
return $.re_sub(/\u000a(?!\u000a|(?=\n?$))/gu, ("\n" + $.op_mul(" ", width)), text);
}
function emit_literals$swift_str(text) {
return emit_literals$_quoted(text, emit_literals$_short_or(emit_literals$_braced));
}
function languages_swift$_variable(piece) {
let match46, value;
value = languages_base$camel(piece.name);
match46 = piece.form;
if ($.eq(match46, "percent")) {
return `${$.s(value)}.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!`;
} else if ($.eq(match46, "base64")) {
return `Data(${$.s(value)}.utf8).base64EncodedString()`;
} else if ($.eq(match46, "plain")) {
return value;
} else {}
}
function emit_literals$swift_text(text) {
if (((!$.in("\n", text)) || $.t($.search(emit_literals$_HIDDEN_IN_LINES, text)))) {
return emit_literals$swift_str(text);
}
if (((!$.in("\\", text)) && (!$.in("\"\"\"", text)))) {
return `"""\n${$.s(text)}\n"""`;
}
if (((!$.in("\"#", text)) && (!$.in("\\#", text)))) {
return `#"""\n${$.s(text)}\n"""#`;
}
return emit_literals$swift_str(text);
}
const emit_literals$_HIDDEN_IN_LINES = /(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const languages_swift$_SYNTAX = new languages_base$Interpolated(emit_literals$swift_str, languages_swift$_variable, undefined, languages_base$camel, ((text) => $.slice(emit_literals$swift_str(text), 1, (-1))), ((expression, _) => `\\(${$.s(expression)})`));
const language = new languages_swift$Swift("swift", "Swift", "swift", "swift", "Swift 6 or newer", "swift FILE");
const template = function (v) {
let out = "";
out += "// " + $.s(emit_literals$code_line(v.title)) + "\n// Environment variables: " + $.s(v.needs) + "\n";
if ($.t(v.has_note)) {
out += "// " + $.s(v.note) + "\n";
}
out += "import Foundation\n#if canImport(FoundationNetworking)\nimport FoundationNetworking\n#endif\n\n";
for (const variable of v.variables) {
if ($.t(variable.is_required)) {
out += "let " + $.s(variable.local) + " = required(\"" + $.s(variable.name) + "\")\n";
} else if ($.t(variable.has_default)) {
out += "let " + $.s(variable.local) + " = ProcessInfo.processInfo.environment[\"" + $.s(variable.name) + "\"] ?? " + $.s(variable.default) + "\n";
} else {
out += "let " + $.s(variable.local) + " = ProcessInfo.processInfo.environment[\"" + $.s(variable.name) + "\"] ?? \"\"\n";
}
}
out += "\nguard let url = URL(string: " + $.s(v.url) + ") else {\n    fail(\"API_ROOT is not a URL.\")\n}\nvar request = URLRequest(url: url, timeoutInterval: " + $.s(v.seconds) + ")\n";
for (const option of v.options) {
out += $.s(option) + "\n";
}
for (const header of v.headers) {
if ($.t(header.is_optional)) {
out += "if !" + $.s(header.value) + ".isEmpty {\n    request.setValue(" + $.s(header.value) + ", forHTTPHeaderField: " + $.s(header.name) + ")\n}\n";
} else {
out += "request.setValue(" + $.s(header.value) + ", forHTTPHeaderField: " + $.s(header.name) + ")\n";
}
}
if ($.t(v.has_text)) {
out += "\nlet body = " + $.s(emit_filters$indent(v.body, 4)) + "\nrequest.httpBody = Data(body.utf8)\n";
} else if ($.t(v.has_parts)) {
out += "\nlet boundary = UUID().uuidString\nvar form = Data()\n";
if ($.t(v.part_files)) {
out += "let upload = URL(fileURLWithPath: file)\n";
}
for (const part of v.parts) {
out += "form.append(Data(\"--\\(boundary)\\r\\n\".utf8))\n";
if ($.t(part.is_file)) {
out += "form.append(Data((" + $.s(part.head) + " + upload.lastPathComponent + " + $.s(part.tail) + ").utf8))\nform.append(try Data(contentsOf: upload))\nform.append(Data(\"\\r\\n\".utf8))\n";
} else {
out += "form.append(Data(" + $.s(part.head) + ".utf8))\nform.append(Data((" + $.s(part.text) + " + \"\\r\\n\").utf8))\n";
}
}
out += "form.append(Data(\"--\\(boundary)--\\r\\n\".utf8))\nrequest.setValue(" + $.s(v.media_type) + " + \"; boundary=\\(boundary)\", forHTTPHeaderField: \"Content-Type\")\nrequest.httpBody = form\n";
}
out += "\n";
if ($.t(v.has_file)) {
out += "let upload = URL(fileURLWithPath: file)\nlet (data, response) = try await URLSession.shared.upload(for: request, fromFile: upload)\n";
} else {
out += "let (data, response) = try await URLSession.shared.data(for: request)\n";
}
out += "let status = (response as? HTTPURLResponse)?.statusCode ?? 0\nguard status < 400 else {\n    fail(\"\\(status): \\(String(decoding: data, as: UTF8.self))\")\n}\n";
if ($.t(v.saves)) {
out += "try data.write(to: URL(fileURLWithPath: \"download.bin\"))\n";
} else if ($.t(v.prints)) {
out += "print(String(decoding: data, as: UTF8.self))\n";
} else {
out += "print(response)\n";
}
if ($.t(v.has_required)) {
out += "\nfunc required(_ name: String) -> String {\n    guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {\n        fail(\"\\(name) is not set.\")\n    }\n    return value\n}\n";
}
out += "\nfunc fail(_ message: String) -> Never {\n    FileHandle.standardError.write(Data(\"\\(message)\\n\".utf8))\n    exit(1)\n}\n";
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
