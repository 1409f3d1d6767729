Samples.parts["java"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$_SHORT, emit_literals$_UNSAFE, emit_literals$_quoted, emit_literals$_short_or, emit_literals$code_line, emit_literals$json_text, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_cookie_pieces, languages_base$_line, languages_base$_listed, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$is_json, languages_base$needs_of, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView, samples_views$VariableView } = base;
class languages_java$Java extends $.Thing {
constructor(id = "java", label = "Java", highlight = "java", extension = "java", needs = "Java 17 or newer", command = "java FILE") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let text, view;
view = languages_base$common_view(model, name, languages_java$_SYNTAX);
text = languages_base$text_of_body(model);
if ((text != null)) {
view = $.dataclasses_replace(view, {body: emit_literals$java_text(text)});
}
view = $.dataclasses_replace(view, {options: languages_java$jvm_method(view, "noBody()")});
return $.dataclasses_replace(view, {imports: languages_base$sorted_imports(languages_java$_imports(model, view))});
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
function emit_literals$_java(char) {
return (($.ord(char) < 128) ? `\\${$.format($.ord(char), "03o")}` : emit_characters$units(char));
}
function emit_literals$java_str(text) {
let chunks, clean, joined;
clean = emit_characters$scalars(text);
if (($.len(clean) <= 16000)) {
return emit_literals$_quoted(clean, emit_literals$_short_or(emit_literals$_java));
}
chunks = $.a($.range(0, $.len(clean), 16000)).map((at) => $.slice(clean, at, $.op_add(at, 16000)));
joined = $.join(", ", $.a(chunks).map((chunk) => emit_literals$_quoted(chunk, emit_literals$_short_or(emit_literals$_java))));
return `String.join("", ${$.s(joined)})`;
}
function languages_java$_variable(piece) {
let match70, octets, value;
value = languages_base$camel(piece.name);
match70 = piece.form;
if ($.eq(match70, "percent")) {
return `URLEncoder.encode(${$.s(value)}, StandardCharsets.UTF_8)`;
} else if ($.eq(match70, "base64")) {
octets = `${$.s(value)}.getBytes(StandardCharsets.UTF_8)`;
return `Base64.getEncoder().encodeToString(${$.s(octets)})`;
} else if ($.eq(match70, "plain")) {
return value;
} else {}
}
function emit_literals$java_text(text) {
let escaped, flush, kept, lines;
lines = $.split(text, "\n");
kept = $.all($.a(lines).map((line) => ($.slice(line, (-1), null) !== " ")));
flush = $.any($.a(lines).map((line) => (!$.in($.slice(line, null, 1), ["", " "]))));
if ((($.eq($.len(lines), 1)) || !($.t(kept) && $.t(flush)) || ($.len(text) > 16000) || $.t($.search(emit_literals$_HIDDEN_IN_LINES, text)))) {
return emit_literals$java_str(text);
}
escaped = $.replace(text, "\\", "\\\\");
if ((($.in("\"\"\"", text)) || $.t($.endswith(text, "\"")))) {
escaped = $.replace(escaped, "\"", "\\\"");
}
return `"""\n${$.s(escaped)}"""`;
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
function* languages_java$_imports(model, view) {
yield* $.a(languages_java$jvm_imports(model, view));
if (($.t(view.has_body) || $.t($.any($.a(view.options).map((option) => ($.in("BodyPublishers", option))))))) {
yield "java.net.http.HttpRequest.BodyPublishers";
}
if ($.t(view.saves)) {
yield* $.a(["java.io.InputStream", "java.nio.charset.StandardCharsets"]);
yield "java.nio.file.StandardCopyOption";
}
}
function emit_filters$indent(text, width = 4) {
return $.re_sub(/\u000a(?!\u000a|(?=\n?$))/gu, ("\n" + $.op_mul(" ", width)), text);
}
const emit_literals$_HIDDEN_IN_LINES = /(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const languages_java$_SYNTAX = new languages_base$Syntax(emit_literals$java_str, languages_java$_variable, " + ", languages_base$camel);
const languages_java$_WITHOUT_BODY = new Set(["DELETE", "GET"]);
const languages_java$_WITH_BODY = new Set(["POST", "PUT"]);
const language = new languages_java$Java("java", "Java", "java", "java", "Java 17 or newer", "java FILE");
const template = function (v) {
let out = "";
out += "// " + $.s(emit_literals$code_line(v.title)) + "\n// Environment variables: " + $.s(v.needs) + "\n";
if ($.t(v.has_note)) {
out += "// " + $.s(v.note) + "\n";
}
for (const name of v.imports) {
out += "import " + $.s(name) + ";\n";
}
out += "\nclass " + $.s(v.name) + " {\n    public static void main(String[] args) throws Exception {\n";
for (const variable of v.variables) {
if ($.t(variable.is_required)) {
out += "        String " + $.s(variable.local) + " = required(\"" + $.s(variable.name) + "\");\n";
} else if ($.t(variable.has_default)) {
out += "        String " + $.s(variable.local) + " = System.getenv().getOrDefault(\"" + $.s(variable.name) + "\", " + $.s(variable.default) + ");\n";
} else {
out += "        String " + $.s(variable.local) + " = System.getenv(\"" + $.s(variable.name) + "\");\n";
}
}
out += "\n";
if ($.t(v.has_text)) {
out += "        String body = " + $.s(emit_filters$indent(v.body, 16)) + ";\n";
} else if ($.t(v.has_parts)) {
out += "        String boundary = UUID.randomUUID().toString();\n        HttpRequest.BodyPublisher body = BodyPublishers.concat(\n";
for (const part of v.parts) {
out += "                BodyPublishers.ofString(\"--\" + boundary + \"\\r\\n\"),\n";
if ($.t(part.is_file)) {
out += "                BodyPublishers.ofString(" + $.s(part.head) + " + Path.of(file).getFileName() + " + $.s(part.tail) + "),\n                BodyPublishers.ofFile(Path.of(file)),\n";
} else {
out += "                BodyPublishers.ofString(" + $.s(part.head) + " + " + $.s(part.text) + "),\n";
}
out += "                BodyPublishers.ofString(\"\\r\\n\"),\n";
}
out += "                BodyPublishers.ofString(\"--\" + boundary + \"--\\r\\n\"));\n";
}
out += "        HttpRequest.Builder request = HttpRequest.newBuilder()\n                .uri(URI.create(" + $.s(v.url) + "))\n";
for (const header of v.headers) {
if ($.t(header.is_optional)) {
} else {
out += "                .header(" + $.s(header.name) + ", " + $.s(header.value) + ")\n";
}
}
if ($.t(v.has_parts)) {
out += "                .header(\"Content-Type\", " + $.s(v.media_type) + " + \"; boundary=\" + boundary)\n";
}
for (const option of v.options) {
out += "                " + $.s(option) + "\n";
}
out += "                .timeout(Duration.ofSeconds(" + $.s(v.seconds) + "));\n";
for (const header of v.headers) {
if ($.t(header.is_optional)) {
out += "        if (" + $.s(header.value) + " != null && !" + $.s(header.value) + ".isEmpty()) {\n            request.header(" + $.s(header.name) + ", " + $.s(header.value) + ");\n        }\n";
}
}
out += "\n        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();\n";
if ($.t(v.saves)) {
out += "        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());\n        try (InputStream reply = response.body()) {\n            if (response.statusCode() >= 400) {\n                String reason = new String(reply.readAllBytes(), StandardCharsets.UTF_8);\n                System.err.println(response.statusCode() + \": \" + reason);\n                System.exit(1);\n            }\n            Files.copy(reply, Path.of(\"download.bin\"), StandardCopyOption.REPLACE_EXISTING);\n        }\n";
} else {
out += "        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());\n        if (response.statusCode() >= 400) {\n            System.err.println(response.statusCode() + \": \" + response.body());\n            System.exit(1);\n        }\n";
}
if ($.t(v.prints)) {
out += "        System.out.println(response.body());\n";
}
if ($.t(v.shows)) {
out += "        System.out.println(response.statusCode() + \" \" + response.headers().map());\n";
}
out += "    }\n";
if ($.t(v.has_required)) {
out += "\n    private static String required(String name) {\n        String value = System.getenv(name);\n        if (value == null || value.isEmpty()) {\n            System.err.println(name + \" is not set.\");\n            System.exit(1);\n        }\n        return value;\n    }\n";
}
out += "}\n";
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
