Samples.parts["csharp"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$_SHORT, emit_literals$_UNSAFE, emit_literals$_quoted, emit_literals$_short_or, emit_literals$code_line, emit_literals$json_text, languages_base$Interpolated, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_bare, languages_base$_cookie_pieces, languages_base$_line, languages_base$_listed, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$is_json, languages_base$needs_of, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView, samples_views$VariableView } = base;
class languages_csharp$CSharp extends $.Thing {
constructor(id = "csharp", label = "C#", highlight = "csharp", extension = "cs", needs = ".NET 10 or newer; .NET 8 in a project with implicit usings", command = "dotnet run FILE") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let kept, known, text, view;
view = languages_base$common_view(model, name, languages_csharp$_SYNTAX);
kept = $.tuple($.a(view.headers).filter((header) => !$.t(languages_csharp$_is(header, languages_csharp$_OF_CONTENT))).map((header) => languages_csharp$_added(header)));
known = ($.in(model.method, languages_csharp$_PROPERTIES));
text = languages_base$text_of_body(model);
view = $.dataclasses_replace(view, {headers: kept, body: ((text != null) ? emit_literals$cs_text(text) : ""), method: ($.t(known) ? `HttpMethod.${$.s(view.verb)}` : `new HttpMethod(${$.s(view.method)})`)});
return $.dataclasses_replace(view, {imports: languages_base$sorted_imports(languages_csharp$_imports(model, view))});
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
function emit_literals$_long(char) {
let code;
code = $.ord(char);
return ((code < 65536) ? `\\u${$.format(code, "04x")}` : `\\U${$.format(code, "08x")}`);
}
function languages_base$camel(name) {
let first, rest;
[first, ...rest] = $.a($.split($.lower(name), "_"));
return $.op_add(first, $.join("", $.a(rest).map((word) => $.capitalize(word))));
}
function emit_filters$indent(text, width = 4) {
return $.re_sub(/\u000a(?!\u000a|(?=\n?$))/gu, ("\n" + $.op_mul(" ", width)), text);
}
function emit_literals$cs_str(text) {
return emit_literals$_quoted(text, emit_literals$_short_or(emit_literals$_long));
}
function languages_csharp$_variable(piece) {
let match83, value;
value = languages_base$camel(piece.name);
match83 = piece.form;
if ($.eq(match83, "percent")) {
return `Uri.EscapeDataString(${$.s(value)})`;
} else if ($.eq(match83, "base64")) {
return `Convert.ToBase64String(Encoding.UTF8.GetBytes(${$.s(value)}))`;
} else if ($.eq(match83, "plain")) {
return value;
} else {}
}
function emit_literals$cs_interpolated(text) {
return $.replace($.replace($.slice(emit_literals$cs_str(text), 1, (-1)), "{", "{{"), "}", "}}");
}
function languages_csharp$_is(header, names) {
return ($.in($.lower($.strip(header.name, "\"")), names));
}
function languages_csharp$_added(header) {
let free, is_token, method;
is_token = $.startswith(header.value, ["$\"Bearer ", "$\"Basic "]);
free = $.both(!$.t(languages_csharp$_is(header, languages_csharp$_CHECKED)), () => $.either(is_token, () => !$.t(languages_csharp$_is(header, $.frozenset(new Set(["authorization"]))))));
method = ($.t(free) ? "Add" : "TryAddWithoutValidation");
return $.dataclasses_replace(header, {line: `request.Headers.${$.s(method)}(${$.s(header.name)}, ${$.s(header.value)});`});
}
function emit_literals$cs_text(text) {
let longest, quotes;
if (((!$.in("\n", text)) || $.t($.search(emit_literals$_HIDDEN_IN_LINES, text)))) {
return emit_literals$cs_str(text);
}
longest = $.max($.a($.re_findall(/"+/gu, text)).map((run) => $.len(run)), {default: 0});
quotes = $.op_mul("\"", $.max(3, $.op_add(longest, 1)));
return `${$.s(quotes)}\n${$.s(text)}\n${$.s(quotes)}`;
}
function* languages_csharp$_imports(model, view) {
if ($.t(view.has_body)) {
yield "System.Net.Http.Headers";
}
if (($.in("base64", languages_base$forms_of(model)))) {
yield "System.Text";
}
}
const emit_literals$_HIDDEN_IN_LINES = /(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const languages_csharp$_SYNTAX = new languages_base$Interpolated(emit_literals$cs_str, languages_csharp$_variable, undefined, languages_base$camel, emit_literals$cs_interpolated, ((expression, _) => `{${$.s(expression)}}`), ["$\"", "\""]);
const languages_csharp$_CHECKED = new Set(["accept-charset", "accept-encoding", "accept-language", "cache-control", "date", "from", "if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "max-forwards", "pragma", "proxy-authorization", "range", "referer", "user-agent", "via", "warning"]);
const languages_csharp$_OF_CONTENT = new Set(["allow", "content-disposition", "content-encoding", "content-language", "content-location", "content-md5", "content-range", "content-type", "expires", "last-modified"]);
const languages_csharp$_PROPERTIES = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"]);
const language = new languages_csharp$CSharp("csharp", "C#", "csharp", "cs", ".NET 10 or newer; .NET 8 in a project with implicit usings", "dotnet run FILE");
const template = function (v) {
let out = "";
out += "// " + $.s(emit_literals$code_line(v.title)) + "\n// Environment variables: " + $.s(v.needs) + "\n";
if ($.t(v.has_note)) {
out += "// " + $.s(v.note) + "\n";
}
for (const name of v.imports) {
out += "using " + $.s(name) + ";\n";
}
out += "\n";
for (const variable of v.variables) {
if ($.t(variable.is_required)) {
out += "var " + $.s(variable.local) + " = Required(\"" + $.s(variable.name) + "\");\n";
} else if ($.t(variable.has_default)) {
out += "var " + $.s(variable.local) + " = Environment.GetEnvironmentVariable(\"" + $.s(variable.name) + "\") ?? " + $.s(variable.default) + ";\n";
} else {
out += "var " + $.s(variable.local) + " = Environment.GetEnvironmentVariable(\"" + $.s(variable.name) + "\");\n";
}
}
out += "\nusing var client = new HttpClient { Timeout = TimeSpan.FromSeconds(" + $.s(v.seconds) + ") };\nusing var request = new HttpRequestMessage(" + $.s(v.method) + ", " + $.s(v.url) + ");\n";
for (const header of v.headers) {
if ($.t(header.is_optional)) {
out += "if (!string.IsNullOrEmpty(" + $.s(header.value) + "))\n{\n    " + $.s(header.line) + "\n}\n";
} else {
out += $.s(header.line) + "\n";
}
}
if ($.t(v.has_text)) {
out += "\nvar body = " + $.s(emit_filters$indent(v.body, 4)) + ";\nrequest.Content = new StringContent(body, new MediaTypeHeaderValue(" + $.s(v.media_type) + "));\n";
} else if ($.t(v.has_file)) {
out += "\nrequest.Content = new StreamContent(File.OpenRead(file));\nrequest.Content.Headers.ContentType = new MediaTypeHeaderValue(" + $.s(v.media_type) + ");\n";
} else if ($.t(v.has_parts)) {
out += "\nusing var form = new MultipartFormDataContent();\n";
for (const part of v.parts) {
if ($.t(part.is_file)) {
out += "form.Add(Typed(new StreamContent(File.OpenRead(file)), " + $.s(part.media_type) + "), " + $.s(part.name) + ", Path.GetFileName(file));\n";
} else {
out += "form.Add(Typed(new StringContent(" + $.s(part.text) + "), " + $.s(part.media_type) + "), " + $.s(part.name) + ");\n";
}
}
out += "request.Content = form;\n";
}
out += "\n";
if ($.t(v.saves)) {
out += "using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);\n";
} else {
out += "using var response = await client.SendAsync(request);\n";
}
out += "if (!response.IsSuccessStatusCode)\n{\n    var reason = await response.Content.ReadAsStringAsync();\n    Console.Error.WriteLine($\"{(int)response.StatusCode} {response.ReasonPhrase}: {reason}\");\n    return 1;\n}\n";
if ($.t(v.saves)) {
out += "await using var download = File.Create(\"download.bin\");\nawait response.Content.CopyToAsync(download);\n";
}
if ($.t(v.prints)) {
out += "Console.WriteLine(await response.Content.ReadAsStringAsync());\n";
}
if ($.t(v.shows)) {
out += "Console.WriteLine($\"{(int)response.StatusCode} {response.ReasonPhrase}\\n{response.Headers}\");\n";
}
out += "return 0;\n";
if ($.t(v.has_parts)) {
out += "\nstatic HttpContent Typed(HttpContent content, string mediaType)\n{\n    content.Headers.ContentType = mediaType == \"\" ? null : new MediaTypeHeaderValue(mediaType);\n    return content;\n}\n";
}
if ($.t(v.has_required)) {
out += "\nstatic string Required(string name)\n{\n    var value = Environment.GetEnvironmentVariable(name);\n    if (string.IsNullOrEmpty(value))\n    {\n        Console.Error.WriteLine($\"{name} is not set.\");\n        Environment.Exit(1);\n    }\n    return value;\n}\n";
}
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
