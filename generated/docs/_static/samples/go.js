Samples.parts["go"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$_SHORT, emit_literals$_UNSAFE, emit_literals$_quoted, emit_literals$_short_or, emit_literals$code_line, emit_literals$json_text, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_cookie_pieces, languages_base$_line, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$needs_of, languages_base$sorted_imports, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView } = base;
class languages_go$Go extends $.Thing {
constructor(id = "go", label = "Go", highlight = "go", extension = "go", needs = "Go 1.18 or newer", command = "go run FILE") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let view;
view = languages_base$common_view(model, name, new languages_base$Syntax(emit_literals$go_str, languages_go$_variable, "+"));
return $.dataclasses_replace(view, {imports: languages_base$sorted_imports(languages_go$_imports(model, view))});
}
}
function languages_base$forms_of(model) {
let pieces;
pieces = [...$.a(languages_base$url_pieces(model)), ...$.a($.a(languages_base$header_pieces(model)).flatMap(([_, found]) => $.a(found)))];
return $.frozenset($.a(pieces).filter((piece) => $.t(piece instanceof languages_base$Variable)).map((piece) => piece.form));
}
function emit_literals$_long(char) {
let code;
code = $.ord(char);
return ((code < 65536) ? `\\u${$.format(code, "04x")}` : `\\U${$.format(code, "08x")}`);
}
function emit_literals$go_str(text) {
if (($.t($.re_search("[\"\n]", text)) && (!$.in("`", text)) && !$.t($.search(emit_literals$_HIDDEN_IN_LINES, text)))) {
return `\`${$.s(text)}\``;
}
return emit_literals$_quoted(text, emit_literals$_short_or(emit_literals$_long));
}
function languages_go$_variable(piece) {
let match43, value;
value = `os.Getenv("${$.s(piece.name)}")`;
match43 = piece.form;
if ($.eq(match43, "percent")) {
return `url.QueryEscape(${$.s(value)})`;
} else if ($.eq(match43, "base64")) {
return `base64.StdEncoding.EncodeToString([]byte(${$.s(value)}))`;
} else if ($.eq(match43, "plain")) {
return value;
} else {}
}
function* languages_go$_imports(model, view) {
let forms;
yield* $.a(["io", "log", "net/http", "os"]);
if (!$.t(view.saves)) {
yield "fmt";
}
forms = languages_base$forms_of(model);
if (($.in("percent", forms))) {
yield "net/url";
}
if (($.in("base64", forms))) {
yield "encoding/base64";
}
if ($.t(view.has_text)) {
yield "strings";
}
if ($.t(view.has_parts)) {
yield* $.a(["bytes", "mime/multipart"]);
}
if ($.t(view.part_files)) {
yield "path/filepath";
}
}
const emit_literals$_HIDDEN_IN_LINES = /(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const language = new languages_go$Go("go", "Go", "go", "go", "Go 1.18 or newer", "go run FILE");
const template = function (v) {
let out = "";
out += "// " + $.s(emit_literals$code_line(v.title)) + "\n// Environment variables: " + $.s(v.needs) + "\n";
if ($.t(v.has_note)) {
out += "// " + $.s(v.note) + "\n";
}
out += "package main\n\nimport (\n";
for (const name of v.imports) {
out += "\t\"" + $.s(name) + "\"\n";
}
out += ")\n\nfunc main() {\n";
if ($.t(v.has_file)) {
out += "\tfile, err := os.Open(os.Getenv(\"FILE\"))\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tdefer file.Close()\n\tinfo, err := file.Stat()\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\trequest, err := http.NewRequest(" + $.s(v.method) + ", " + $.s(v.url) + ", file)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\trequest.ContentLength = info.Size()\n";
} else if ($.t(v.has_parts)) {
out += "\tboundary := multipart.NewWriter(io.Discard).Boundary()\n\tbody := &bytes.Buffer{}\n";
if ($.t(v.part_files)) {
out += "\tcontent, err := os.ReadFile(os.Getenv(\"FILE\"))\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n";
}
for (const part of v.parts) {
if ($.t(part.is_file)) {
out += "\tbody.WriteString(\"--\" + boundary + \"\\r\\n\" + " + $.s(part.head) + " + filepath.Base(os.Getenv(\"FILE\")) + " + $.s(part.tail) + ")\n\tbody.Write(content)\n\tbody.WriteString(\"\\r\\n\")\n";
} else {
out += "\tbody.WriteString(\"--\" + boundary + \"\\r\\n\" + " + $.s(part.head) + " + " + $.s(part.text) + " + \"\\r\\n\")\n";
}
}
out += "\tbody.WriteString(\"--\" + boundary + \"--\\r\\n\")\n\trequest, err := http.NewRequest(" + $.s(v.method) + ", " + $.s(v.url) + ", body)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\trequest.Header.Set(\"Content-Type\", " + $.s(v.media_type) + "+\"; boundary=\"+boundary)\n";
} else if ($.t(v.has_text)) {
out += "\tbody := strings.NewReader(" + $.s(v.body) + ")\n\trequest, err := http.NewRequest(" + $.s(v.method) + ", " + $.s(v.url) + ", body)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n";
} else {
out += "\trequest, err := http.NewRequest(" + $.s(v.method) + ", " + $.s(v.url) + ", nil)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n";
}
for (const header of v.headers) {
out += "\trequest.Header.Set(" + $.s(header.name) + ", " + $.s(header.value) + ")\n";
}
out += "\n\tresponse, err := http.DefaultClient.Do(request)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tdefer response.Body.Close()\n\treply, err := io.ReadAll(response.Body)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tif response.StatusCode >= 400 {\n\t\tlog.Fatalf(\"%s: %s\", response.Status, reply)\n\t}\n";
if ($.t(v.saves)) {
out += "\tif err := os.WriteFile(\"download.bin\", reply, 0o644); err != nil {\n\t\tlog.Fatal(err)\n\t}\n";
}
if ($.t(v.prints)) {
out += "\tfmt.Println(string(reply))\n";
}
if ($.t(v.shows)) {
out += "\tfmt.Println(response.Status, response.Header)\n";
}
out += "}\n";
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
