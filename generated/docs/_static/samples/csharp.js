Samples.parts["csharp"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$_SHORT, emit_literals$_UNSAFE, emit_literals$_quoted, emit_literals$_short_or, emit_literals$code_line, emit_literals$json_text, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_cookie_pieces, languages_base$_line, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$needs_of, languages_base$sorted_imports, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView } = base;
class languages_csharp$CSharp extends $.Thing {
constructor(id = "csharp", label = "C#", highlight = "csharp", extension = "cs", needs = ".NET 10 or newer", command = "dotnet run FILE") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let kept, view;
view = languages_base$common_view(model, name, new languages_base$Syntax(emit_literals$cs_str, languages_csharp$_variable));
kept = $.tuple($.a(view.headers).filter((header) => !$.t(languages_csharp$_of_content(header))));
view = $.dataclasses_replace(view, {headers: kept});
return $.dataclasses_replace(view, {imports: languages_base$sorted_imports(languages_csharp$_imports(model, view))});
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
function emit_literals$cs_str(text) {
if ((($.in("\n", text)) && !$.t($.search(emit_literals$_HIDDEN_IN_LINES, text)))) {
return (("@\"" + $.replace(text, "\"", "\"\"")) + "\"");
}
return emit_literals$_quoted(text, emit_literals$_short_or(emit_literals$_long));
}
function languages_csharp$_variable(piece) {
let match55, value;
value = `Environment.GetEnvironmentVariable("${$.s(piece.name)}")`;
match55 = piece.form;
if ($.eq(match55, "percent")) {
return `Uri.EscapeDataString(${$.s(value)})`;
} else if ($.eq(match55, "base64")) {
return `Convert.ToBase64String(Encoding.UTF8.GetBytes(${$.s(value)}))`;
} else if ($.eq(match55, "plain")) {
return value;
} else {}
}
function languages_csharp$_of_content(header) {
return ($.in($.lower($.strip(header.name, "\"")), languages_csharp$_OF_CONTENT));
}
function* languages_csharp$_imports(model, view) {
let writes_parts;
yield* $.a(["System", "System.Net.Http", "System.Threading.Tasks"]);
if (($.t(view.has_file) || $.t(view.saves) || $.t(view.part_files))) {
yield "System.IO";
}
if ($.t(view.has_body)) {
yield "System.Net.Http.Headers";
}
writes_parts = $.any($.a(view.parts).map((part) => !$.t(part.is_file)));
if (($.t(view.has_text) || $.t(writes_parts) || ($.in("base64", languages_base$forms_of(model))))) {
yield "System.Text";
}
}
const emit_literals$_HIDDEN_IN_LINES = /(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const languages_csharp$_OF_CONTENT = new Set(["allow", "content-disposition", "content-encoding", "content-language", "content-location", "content-md5", "content-range", "content-type", "expires", "last-modified"]);
const language = new languages_csharp$CSharp("csharp", "C#", "csharp", "cs", ".NET 10 or newer", "dotnet run FILE");
const template = function (v) {
let out = "";
out += "// " + $.s(emit_literals$code_line(v.title)) + "\n// Environment variables: " + $.s(v.needs) + "\n";
if ($.t(v.has_note)) {
out += "// " + $.s(v.note) + "\n";
}
for (const name of v.imports) {
out += "using " + $.s(name) + ";\n";
}
out += "\nclass " + $.s(v.name) + "\n{\n    static async Task<int> Main()\n    {\n        using (var client = new HttpClient())\n        using (var request = new HttpRequestMessage(new HttpMethod(" + $.s(v.method) + "), " + $.s(v.url) + "))\n        {\n";
for (const header of v.headers) {
out += "            request.Headers.TryAddWithoutValidation(" + $.s(header.name) + ", " + $.s(header.value) + ");\n";
}
if ($.t(v.has_text)) {
out += "            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(" + $.s(v.body) + "));\n            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(" + $.s(v.media_type) + ");\n";
}
if ($.t(v.has_file)) {
out += "            request.Content = new StreamContent(File.OpenRead(Environment.GetEnvironmentVariable(\"FILE\")));\n            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(" + $.s(v.media_type) + ");\n";
}
if ($.t(v.has_parts)) {
out += "            var form = new MultipartFormDataContent();\n            request.Content = form;\n";
for (const part of v.parts) {
out += "            form.Add(\n";
if ($.t(part.is_file)) {
out += "                WithType(new StreamContent(File.OpenRead(Environment.GetEnvironmentVariable(\"FILE\"))), " + $.s(part.media_type) + "),\n                " + $.s(part.name) + ",\n                Path.GetFileName(Environment.GetEnvironmentVariable(\"FILE\")));\n";
} else {
out += "                WithType(new ByteArrayContent(Encoding.UTF8.GetBytes(" + $.s(part.text) + ")), " + $.s(part.media_type) + "),\n                " + $.s(part.name) + ");\n";
}
}
}
out += "            using (var response = await client.SendAsync(request))\n            {\n                if (!response.IsSuccessStatusCode)\n                {\n                    var reason = await response.Content.ReadAsStringAsync();\n                    Console.Error.WriteLine((int)response.StatusCode + \" \" + response.ReasonPhrase + \": \" + reason);\n                    return 1;\n                }\n";
if ($.t(v.saves)) {
out += "                File.WriteAllBytes(\"download.bin\", await response.Content.ReadAsByteArrayAsync());\n";
}
if ($.t(v.prints)) {
out += "                Console.WriteLine(await response.Content.ReadAsStringAsync());\n";
}
if ($.t(v.shows)) {
out += "                Console.WriteLine((int)response.StatusCode + \"\\n\" + response.Headers);\n";
}
out += "                return 0;\n            }\n        }\n    }\n";
if ($.t(v.has_parts)) {
out += "\n    static HttpContent WithType(HttpContent content, string mediaType)\n    {\n        if (mediaType != \"\")\n        {\n            content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);\n        }\n        return content;\n    }\n";
}
out += "}\n";
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
