Samples.parts["ruby"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_SHORT, emit_literals$_UNSAFE, emit_literals$_quoted, emit_literals$_short_or, emit_literals$json_text, languages_base$Interpolated, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_bare, languages_base$_cookie_pieces, languages_base$_line, languages_base$_listed, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$is_json, languages_base$needs_of, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView, samples_views$VariableView } = base;
class languages_ruby$Ruby extends $.Thing {
constructor(id = "ruby", label = "Ruby", highlight = "ruby", extension = "rb", needs = "Ruby 2.7 or newer", command = "ruby FILE") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let imports, view;
view = languages_base$common_view(model, name, languages_ruby$SYNTAX);
view = $.dataclasses_replace(view, {known_verb: ($.in(model.method, languages_ruby$_CLASSES))});
imports = ["net/http"];
if ($.t(model.body instanceof requests_model$JsonBody)) {
view = $.dataclasses_replace(view, {body: `JSON.generate(${$.s(languages_ruby$_literal(model.body.value, 0))})`});
$.insert(imports, 0, "json");
}
return $.dataclasses_replace(view, {imports: $.tuple(imports)});
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
function emit_literals$_braced(char) {
return `\\u{${$.format($.ord(char), "x")}}`;
}
function emit_literals$ruby_str(text) {
let quoted;
quoted = emit_literals$_quoted(text, emit_literals$_short_or(emit_literals$_braced));
return $.sub(emit_literals$_RUBY_ACTIVE, "\\\\#", quoted);
}
function languages_ruby$_variable(piece) {
let match45, value;
value = $.lower(piece.name);
match45 = piece.form;
if ($.eq(match45, "percent")) {
return `URI.encode_www_form_component(${$.s(value)})`;
} else if ($.eq(match45, "base64")) {
return `[${$.s(value)}].pack("m0")`;
} else if ($.eq(match45, "plain")) {
return value;
} else {}
}
function languages_ruby$_local(name) {
return $.lower(name);
}
function languages_ruby$_inner(text) {
return $.slice(emit_literals$ruby_str(text), 1, (-1));
}
function languages_ruby$_hole(value, behind) {
return `#{${$.s(value)}}`;
}
function languages_ruby$_literal(value, depth) {
let inner, items, outer;
[inner, outer] = [$.op_mul("  ", $.op_add(depth, 1)), $.op_mul("  ", depth)];
if (value == null) {
return "nil";
} else if ($.is.str(value)) {
return emit_literals$ruby_str(value);
} else if ($.is.bool(value)) {
return ($.t(value) ? "true" : "false");
} else if (($.is.int(value) || $.is.float(value))) {
return $.repr(value);
} else if ($.is.tuple(value)) {
items = $.join("", $.a(value).map((item) => `${$.s(inner)}${$.s(languages_ruby$_literal(item, $.op_add(depth, 1)))},\n`));
return ($.t(items) ? `[\n${$.s(items)}${$.s(outer)}]` : "[]");
} else if ($.is.dict(value)) {
items = $.join("", $.a($.items(value)).map(([key, item]) => `${$.s(inner)}${$.s(emit_literals$ruby_str(key))} => ${$.s(languages_ruby$_literal(item, $.op_add(depth, 1)))},\n`));
return ($.t(items) ? `{\n${$.s(items)}${$.s(outer)}}` : "{}");
} else {}
}
const emit_filters$_SHORT = new Map([["\"", "\\\""], ["\\", "\\\\"], ["\n", "\\n"], ["\r", "\\r"], ["\t", "\\t"]]);
const emit_characters$PROSE_UNSAFE = /(?![\u0009\u000a\u00a0\u1680\u180b-\u180d\u180f\u2000-\u200a\u200c\u200d\u202f\u205f\u3000\ufe0e\ufe0f])[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const emit_filters$_DIRECTIVE = /(^|#)[\s\x1c-\x1f\x85]*(?=(?:type|noqa|fmt|pyright|mypy|pytype|pyre|ty|ruff|isort|pylint|flake8|nosec|pragma|yapf|black|region|endregion)(?![A-Za-z])|%%|-\*-)/gui;
const emit_filters$_SETTING = /(coding|vim?[<=>0-9]*|(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))ex)(?=[:=])/gui;
const emit_characters$LINE_END = /\u000d\u000a|[\u000a\u000d\u000b\u000c\u001c-\u001e\u0085\u2028\u2029]/gu;
const emit_literals$_RUBY_ACTIVE = /#(?=[{$@])/gu;
const languages_ruby$SYNTAX = new languages_base$Interpolated(emit_literals$ruby_str, languages_ruby$_variable, " + ", languages_ruby$_local, languages_ruby$_inner, languages_ruby$_hole, ["\"", "\""]);
const languages_ruby$_CLASSES = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"]);
const language = new languages_ruby$Ruby("ruby", "Ruby", "ruby", "rb", "Ruby 2.7 or newer", "ruby FILE");
const template = function (v) {
let out = "";
out += $.s(emit_filters$comment(v.title)) + "\n# Environment variables: " + $.s(v.needs) + "\n";
if ($.t(v.has_note)) {
out += "# " + $.s(v.note) + "\n";
}
for (const name of v.imports) {
out += "require \"" + $.s(name) + "\"\n";
}
out += "\n";
for (const variable of v.variables) {
out += $.s(variable.local) + " = ENV.fetch(\"" + $.s(variable.name) + "\", \"\")\n";
if ($.t(variable.is_required)) {
out += "abort \"" + $.s(variable.name) + " is not set.\" if " + $.s(variable.local) + ".empty?\n";
}
if ($.t(variable.has_default)) {
out += $.s(variable.local) + " = " + $.s(variable.default) + " if " + $.s(variable.local) + ".empty?\n";
}
}
out += "\nuri = URI(" + $.s(v.url) + ")\n";
if ($.t(v.known_verb)) {
out += "request = Net::HTTP::" + $.s(v.verb) + ".new(uri)\n";
} else {
out += "request = Net::HTTPGenericRequest.new(" + $.s(v.method) + ", true, true, uri)\n";
}
for (const header of v.headers) {
if ($.t(header.is_optional)) {
out += "request[" + $.s(header.name) + "] = " + $.s(header.value) + " unless " + $.s(header.value) + ".empty?\n";
} else {
out += "request[" + $.s(header.name) + "] = " + $.s(header.value) + "\n";
}
}
if ($.t(v.has_text)) {
out += "request.body = " + $.s(v.body) + "\n";
}
if ($.t(v.has_file)) {
out += "request.body_stream = File.open(file, \"rb\")\nrequest.content_length = request.body_stream.size\n";
}
if ($.t(v.has_parts)) {
out += "request.set_form(\n  [\n";
for (const part of v.parts) {
if ($.t(part.is_file)) {
out += "    [" + $.s(part.name) + ", File.open(file, \"rb\"), { content_type: " + $.s(part.media_type) + " }],\n";
} else if ($.t(part.has_type)) {
out += "    [" + $.s(part.name) + ", " + $.s(part.text) + ", { content_type: " + $.s(part.media_type) + " }],\n";
} else {
out += "    [" + $.s(part.name) + ", " + $.s(part.text) + "],\n";
}
}
out += "  ],\n  " + $.s(v.media_type) + "\n)\n";
}
out += "\nresponse = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == \"https\") do |http|\n  http.request(request)\nend\nunless response.is_a?(Net::HTTPSuccess)\n  abort \"#{response.code} #{response.message}: #{response.body}\"\nend\n";
if ($.t(v.saves)) {
out += "File.binwrite(\"download.bin\", response.body)\n";
}
if ($.t(v.prints)) {
out += "puts response.body\n";
}
if ($.t(v.shows)) {
out += "puts response.code, response.to_hash\n";
}
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
