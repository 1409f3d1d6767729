Samples.parts["php"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$_SHORT, emit_literals$_UNSAFE, emit_literals$_quoted, emit_literals$_short_or, emit_literals$code_line, emit_literals$json_text, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_cookie_pieces, languages_base$_line, languages_base$_listed, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$is_json, languages_base$needs_of, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView, samples_views$VariableView } = base;
class languages_php$Php extends $.Thing {
constructor(id = "php", label = "PHP", highlight = "php", extension = "php", needs = "PHP 8.0 or newer with the curl extension", command = "php FILE") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let body, view, written;
view = languages_base$common_view(model, name, languages_php$_SYNTAX);
view = $.dataclasses_replace(view, {options: languages_php$_method(view)});
body = model.body;
if (($.t(body instanceof requests_model$JsonBody) && $.t(languages_values$is_plain(body.value, 63, false)))) {
written = languages_php$_literal(body.value, 1);
return $.dataclasses_replace(view, {body: `json_encode(${$.s(written)}, ${$.s(languages_php$_FLAGS)})`});
}
return view;
}
}
function emit_literals$_braced(char) {
return `\\u{${$.format($.ord(char), "x")}}`;
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
function languages_base$camel(name) {
let first, rest;
[first, ...rest] = $.a($.split($.lower(name), "_"));
return $.op_add(first, $.join("", $.a(rest).map((word) => $.capitalize(word))));
}
function emit_literals$php_str(text) {
if ($.t($.search(emit_literals$_HIDDEN, text))) {
return $.replace(emit_literals$_quoted(text, emit_literals$_short_or(emit_literals$_braced)), "$", "\\$");
}
return (("'" + $.replace($.replace(text, "\\", "\\\\"), "'", "\\'")) + "'");
}
function languages_php$_local(name) {
return `$${$.s(languages_base$camel(name))}`;
}
function languages_php$_variable(piece) {
let match51, value;
value = languages_php$_local(piece.name);
match51 = piece.form;
if ($.eq(match51, "percent")) {
return `rawurlencode(${$.s(value)})`;
} else if ($.eq(match51, "base64")) {
return `base64_encode(${$.s(value)})`;
} else if ($.eq(match51, "plain")) {
return value;
} else {}
}
function languages_php$_method(view) {
if (((view.method === "'GET'") && !$.t(view.has_body))) {
return [];
}
if (((view.method === "'POST'") && ($.t(view.has_text) || $.t(view.has_parts)))) {
return ["CURLOPT_POST => true"];
}
return [`CURLOPT_CUSTOMREQUEST => ${$.s(view.method)}`];
}
function languages_php$_literal(value, depth) {
let cast, inner, items, outer;
[inner, outer] = [$.op_mul("    ", $.op_add(depth, 1)), $.op_mul("    ", depth)];
if (value == null) {
return "null";
} else if ($.is.str(value)) {
return emit_literals$php_str(value);
} else if ($.is.bool(value)) {
return ($.t(value) ? "true" : "false");
} else if (($.is.int(value) || $.is.float(value))) {
return $.repr(value);
} else if ($.is.tuple(value)) {
items = $.join("", $.a(value).map((item) => `${$.s(inner)}${$.s(languages_php$_literal(item, $.op_add(depth, 1)))},\n`));
return ($.t(items) ? `[\n${$.s(items)}${$.s(outer)}]` : "[]");
} else if ($.is.dict(value)) {
items = $.join("", $.a($.items(value)).map(([key, item]) => `${$.s(inner)}${$.s(emit_literals$php_str(key))} => ${$.s(languages_php$_literal(item, $.op_add(depth, 1)))},\n`));
if (!$.t(items)) {
return "new stdClass()";
}
cast = ($.t($.any($.a(value).map((key) => $.isdecimal($.lstrip(key, "-"))))) ? "(object) " : "");
return `${$.s(cast)}[\n${$.s(items)}${$.s(outer)}]`;
} else {}
}
const languages_php$_SYNTAX = new languages_base$Syntax(emit_literals$php_str, languages_php$_variable, " . ", languages_php$_local);
const languages_php$_FLAGS = "JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION";
const language = new languages_php$Php("php", "PHP", "php", "php", "PHP 8.0 or newer with the curl extension", "php FILE");
const template = function (v) {
let out = "";
out += "<?php\n\n// " + $.s(emit_literals$code_line(v.title)) + "\n// Environment variables: " + $.s(v.needs) + "\n";
if ($.t(v.has_note)) {
out += "// " + $.s(v.note) + "\n";
}
out += "\ndeclare(strict_types=1);\n\n";
if ($.t(v.has_required)) {
out += "function required(string $name): string\n{\n    $value = getenv($name);\n    if ($value === false || $value === '') {\n        fwrite(STDERR, \"$name is not set.\\n\");\n        exit(1);\n    }\n    return $value;\n}\n\n";
}
for (const variable of v.variables) {
if ($.t(variable.is_required)) {
out += $.s(variable.local) + " = required('" + $.s(variable.name) + "');\n";
} else if ($.t(variable.has_default)) {
out += $.s(variable.local) + " = getenv('" + $.s(variable.name) + "') ?: " + $.s(variable.default) + ";\n";
} else {
out += $.s(variable.local) + " = getenv('" + $.s(variable.name) + "');\n";
}
}
out += "\n$headers = [\n";
for (const header of v.headers) {
if ($.t(header.is_optional)) {
} else {
out += "    " + $.s(header.line) + ",\n";
}
}
out += "];\n";
for (const header of v.headers) {
if ($.t(header.is_optional)) {
out += "if (" + $.s(header.value) + " !== false && " + $.s(header.value) + " !== '') {\n    $headers[] = " + $.s(header.line) + ";\n}\n";
}
}
out += "\n$curl = curl_init(" + $.s(v.url) + ");\ncurl_setopt_array($curl, [\n";
for (const option of v.options) {
out += "    " + $.s(option) + ",\n";
}
out += "    CURLOPT_HTTPHEADER => $headers,\n";
if ($.t(v.has_text)) {
out += "    CURLOPT_POSTFIELDS => " + $.s(v.body) + ",\n";
} else if ($.t(v.has_file)) {
out += "    CURLOPT_UPLOAD => true,\n    CURLOPT_INFILE => fopen($file, 'rb'),\n    CURLOPT_INFILESIZE => filesize($file),\n";
} else if ($.t(v.has_parts)) {
out += "    CURLOPT_POSTFIELDS => [\n";
for (const part of v.parts) {
if ($.t(part.is_file)) {
out += "        " + $.s(part.name) + " => new CURLFile($file, " + $.s(part.media_type) + ", basename($file)),\n";
} else {
out += "        " + $.s(part.name) + " => " + $.s(part.text) + ",\n";
}
}
out += "    ],\n";
}
if ($.t(v.is_head)) {
out += "    CURLOPT_NOBODY => true,\n";
}
if ($.t(v.shows)) {
out += "    CURLOPT_HEADER => true,\n";
}
out += "    CURLOPT_RETURNTRANSFER => true,\n    CURLOPT_TIMEOUT => " + $.s(v.seconds) + ",\n]);\n$reply = curl_exec($curl);\nif ($reply === false) {\n    fwrite(STDERR, curl_error($curl) . PHP_EOL);\n    exit(1);\n}\n$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);\nif ($status >= 400) {\n    fwrite(STDERR, \"$status: $reply\" . PHP_EOL);\n    exit(1);\n}\n";
if ($.t(v.saves)) {
out += "file_put_contents('download.bin', $reply);\n";
} else {
out += "echo $reply, PHP_EOL;\n";
}
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
