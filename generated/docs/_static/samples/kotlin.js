Samples.parts["kotlin"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$_SHORT, emit_literals$_UNSAFE, emit_literals$_quoted, emit_literals$_short_or, emit_literals$code_line, emit_literals$json_text, languages_base$Interpolated, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_bare, languages_base$_cookie_pieces, languages_base$_line, languages_base$_listed, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$is_json, languages_base$needs_of, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView, samples_views$VariableView } = base;
class languages_kotlin$Kotlin extends $.Thing {
constructor(id = "kotlin", label = "Kotlin", highlight = "kotlin", extension = "kt", needs = "Kotlin 1.9 or newer and Java 17 or newer", command = "kotlinc FILE -include-runtime -d sample.jar && java -jar sample.jar") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let text, view;
view = languages_base$common_view(model, name, languages_kotlin$_SYNTAX);
text = languages_base$text_of_body(model);
if ((text != null)) {
view = $.dataclasses_replace(view, {body: emit_literals$kotlin_text(text)});
}
view = $.dataclasses_replace(view, {options: languages_java$jvm_method(view, "noBody()")});
return $.dataclasses_replace(view, {imports: languages_base$sorted_imports(languages_kotlin$_imports(model, view))});
}
}
function languages_base$sorted_imports(names) {
return $.tuple($.sorted($.set(names), {key: ((name) => [$.startswith(name, "from "), name])}));
}
function languages_base$forms_of(model) {
let pieces;
pieces = [...$.a(languages_base$url_pieces(model)), ...$.a($.a(languages_base$header_pieces(model)).flatMap(([_, found]) => $.a(found)))];
return $.frozenset($.a(pieces).filter((piece) => $.t(piece instanceof languages_base$Variable)).map((piece) => piece.form));
}
function languages_base$camel(name) {
let first, rest;
[first, ...rest] = $.a($.split($.lower(name), "_"));
return $.op_add(first, $.join("", $.a(rest).map((word) => $.capitalize(word))));
}
function languages_java$jvm_method(view, nothing) {
let body, verb;
verb = $.upper(view.verb);
body = "";
if ($.t(view.has_text)) {
body = "BodyPublishers.ofString(body)";
} else if ($.t(view.has_file)) {
body = "BodyPublishers.ofFile(Path.of(file))";
} else if ($.t(view.has_parts)) {
body = "body";
}
if ((!$.t(body) && ($.in(verb, languages_java$_WITHOUT_BODY)))) {
return ((verb === "GET") ? [] : [`.${$.s(verb)}()`]);
}
if (($.in(verb, languages_java$_WITH_BODY))) {
return [`.${$.s(verb)}(${$.s($.either(body, () => `BodyPublishers.${$.s(nothing)}`))})`];
}
return [`.method(${$.s(view.method)}, ${$.s($.either(body, () => `BodyPublishers.${$.s(nothing)}`))})`];
}
function* languages_java$jvm_imports(model, view) {
let forms;
yield* $.a(["java.net.URI", "java.time.Duration", "java.net.http.HttpResponse.BodyHandlers"]);
yield* $.a($.a(["HttpClient", "HttpRequest", "HttpResponse"]).map((name) => `java.net.http.${$.s(name)}`));
forms = languages_base$forms_of(model);
if (($.in("percent", forms))) {
yield* $.a(["java.net.URLEncoder", "java.nio.charset.StandardCharsets"]);
}
if (($.in("base64", forms))) {
yield* $.a(["java.nio.charset.StandardCharsets", "java.util.Base64"]);
}
if (($.t(view.has_file) || $.t(view.part_files) || $.t(view.saves))) {
yield "java.nio.file.Path";
}
if ($.t(view.saves)) {
yield "java.nio.file.Files";
}
if ($.t(view.has_parts)) {
yield "java.util.UUID";
}
}
function emit_filters$indent(text, width = 4) {
return $.re_sub(/\u000a(?!\u000a|(?=\n?$))/gu, ("\n" + $.op_mul(" ", width)), text);
}
function emit_literals$kotlin_str(text) {
return $.replace(emit_literals$_quoted(text, emit_literals$_short_or(emit_characters$units)), "$", "\\$");
}
function languages_kotlin$_variable(piece) {
let match52, value;
value = languages_base$camel(piece.name);
match52 = piece.form;
if ($.eq(match52, "percent")) {
return `URLEncoder.encode(${$.s(value)}, StandardCharsets.UTF_8)`;
} else if ($.eq(match52, "base64")) {
return `Base64.getEncoder().encodeToString(${$.s(value)}.toByteArray())`;
} else if ($.eq(match52, "plain")) {
return value;
} else {}
}
function languages_kotlin$_hole(expression, behind) {
let bare;
bare = $.both($.fullmatch(languages_kotlin$_NAME, expression), () => !$.t($.re_match(/[\p{L}\p{N}_]/gu, behind)));
return ($.t(bare) ? `$${$.s(expression)}` : `\${${$.s(expression)}}`);
}
function emit_literals$kotlin_text(text) {
let escaped, flush, lines;
lines = $.split(text, "\n");
flush = $.any($.a(lines).map((line) => (!$.in($.slice(line, null, 1), ["", " "]))));
if ((($.eq($.len(lines), 1)) || !$.t(flush) || ($.in("\"\"\"", text)) || $.t($.search(emit_literals$_HIDDEN_IN_LINES, text)))) {
return emit_literals$kotlin_str(text);
}
escaped = $.replace($.re_sub(/^(?=.)/gum, "    ", text), "$", "${'$'}");
return `"""\n${$.s(escaped)}\n""".trimIndent()`;
}
function* languages_kotlin$_imports(model, view) {
let unused;
unused = new Set(["java.net.http.HttpResponse"]);
if ((!$.in("StandardCharsets", view.url))) {
unused = $.op_or(unused, new Set(["java.nio.charset.StandardCharsets"]));
}
yield* $.a($.a(languages_java$jvm_imports(model, view)).filter((name) => (!$.in(name, unused))));
if (($.t(view.has_body) || $.t($.any($.a(view.options).map((option) => ($.in("BodyPublishers", option))))))) {
yield "java.net.http.HttpRequest.BodyPublishers";
}
if ($.t(view.saves)) {
yield "java.nio.file.StandardCopyOption";
}
yield "kotlin.system.exitProcess";
}
const emit_literals$_HIDDEN_IN_LINES = /(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const languages_java$_WITHOUT_BODY = new Set(["DELETE", "GET"]);
const languages_java$_WITH_BODY = new Set(["POST", "PUT"]);
const languages_kotlin$_NAME = /[a-zA-Z][a-zA-Z0-9]*/gu;
const languages_kotlin$_SYNTAX = new languages_base$Interpolated(emit_literals$kotlin_str, languages_kotlin$_variable, undefined, languages_base$camel, ((text) => $.slice(emit_literals$kotlin_str(text), 1, (-1))), languages_kotlin$_hole);
const language = new languages_kotlin$Kotlin("kotlin", "Kotlin", "kotlin", "kt", "Kotlin 1.9 or newer and Java 17 or newer", "kotlinc FILE -include-runtime -d sample.jar && java -jar sample.jar");
const template = function (v) {
let out = "";
out += "// " + $.s(emit_literals$code_line(v.title)) + "\n// Environment variables: " + $.s(v.needs) + "\n";
if ($.t(v.has_note)) {
out += "// " + $.s(v.note) + "\n";
}
out += "\n";
for (const name of v.imports) {
out += "import " + $.s(name) + "\n";
}
out += "\nfun main() {\n";
for (const variable of v.variables) {
if ($.t(variable.is_required)) {
out += "    val " + $.s(variable.local) + " = required(\"" + $.s(variable.name) + "\")\n";
} else if ($.t(variable.has_default)) {
out += "    val " + $.s(variable.local) + " = System.getenv(\"" + $.s(variable.name) + "\") ?: " + $.s(variable.default) + "\n";
} else {
out += "    val " + $.s(variable.local) + " = System.getenv(\"" + $.s(variable.name) + "\")\n";
}
}
out += "\n";
if ($.t(v.has_text)) {
out += "    val body = " + $.s(emit_filters$indent(v.body, 4)) + "\n";
} else if ($.t(v.has_parts)) {
out += "    val boundary = UUID.randomUUID().toString()\n    val body = BodyPublishers.concat(\n";
for (const part of v.parts) {
out += "        BodyPublishers.ofString(\"--$boundary\\r\\n\"),\n";
if ($.t(part.is_file)) {
out += "        BodyPublishers.ofString(" + $.s(part.head) + " + Path.of(file).fileName + " + $.s(part.tail) + "),\n        BodyPublishers.ofFile(Path.of(file)),\n";
} else {
out += "        BodyPublishers.ofString(" + $.s(part.head) + " + " + $.s(part.text) + "),\n";
}
out += "        BodyPublishers.ofString(\"\\r\\n\"),\n";
}
out += "        BodyPublishers.ofString(\"--$boundary--\\r\\n\"),\n    )\n";
}
out += "    val request = HttpRequest.newBuilder()\n        .uri(URI.create(" + $.s(v.url) + "))\n";
for (const header of v.headers) {
if ($.t(header.is_optional)) {
} else {
out += "        .header(" + $.s(header.name) + ", " + $.s(header.value) + ")\n";
}
}
if ($.t(v.has_parts)) {
out += "        .header(\"Content-Type\", " + $.s(v.media_type) + " + \"; boundary=$boundary\")\n";
}
for (const option of v.options) {
out += "        " + $.s(option) + "\n";
}
out += "        .timeout(Duration.ofSeconds(" + $.s(v.seconds) + "))\n";
for (const header of v.headers) {
if ($.t(header.is_optional)) {
out += "    if (!" + $.s(header.value) + ".isNullOrEmpty()) {\n        request.header(" + $.s(header.name) + ", " + $.s(header.value) + ")\n    }\n";
}
}
out += "\n    val client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()\n";
if ($.t(v.saves)) {
out += "    val response = client.send(request.build(), BodyHandlers.ofInputStream())\n    response.body().use { reply ->\n        if (response.statusCode() >= 400) {\n            System.err.println(\"${response.statusCode()}: ${reply.readAllBytes().decodeToString()}\")\n            exitProcess(1)\n        }\n        Files.copy(reply, Path.of(\"download.bin\"), StandardCopyOption.REPLACE_EXISTING)\n    }\n";
} else {
out += "    val response = client.send(request.build(), BodyHandlers.ofString())\n    if (response.statusCode() >= 400) {\n        System.err.println(\"${response.statusCode()}: ${response.body()}\")\n        exitProcess(1)\n    }\n";
}
if ($.t(v.prints)) {
out += "    println(response.body())\n";
}
if ($.t(v.shows)) {
out += "    println(\"${response.statusCode()} ${response.headers().map()}\")\n";
}
out += "}\n";
if ($.t(v.has_required)) {
out += "\nprivate fun required(name: String): String {\n    val value = System.getenv(name)\n    if (value.isNullOrEmpty()) {\n        System.err.println(\"$name is not set.\")\n        exitProcess(1)\n    }\n    return value\n}\n";
}
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
