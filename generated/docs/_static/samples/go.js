Samples.parts["go"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$_SHORT, emit_literals$_UNSAFE, emit_literals$_quoted, emit_literals$_short_or, emit_literals$code_line, emit_literals$json_text, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_cookie_pieces, languages_base$_line, languages_base$_listed, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$is_json, languages_base$needs_of, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView, samples_views$VariableView } = base;
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
class languages_go$Go extends $.Thing {
constructor(id = "go", label = "Go", highlight = "go", extension = "go", needs = "Go 1.18 or newer", command = "go run FILE") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let body, marshals, view;
view = languages_base$common_view(model, name, languages_go$_SYNTAX);
if (($.in(model.method, languages_go$_CONSTANTS))) {
view = $.dataclasses_replace(view, {method: `http.Method${$.s(view.verb)}`});
}
body = model.body;
marshals = $.both(body instanceof requests_model$JsonBody, () => languages_go$_is_plain(body.value));
if (($.t(body instanceof requests_model$JsonBody) && $.t(marshals))) {
view = $.dataclasses_replace(view, {body: languages_go$_VALUES.write(body.value, 1)});
}
view = $.dataclasses_replace(view, {sends_values: marshals});
if ($.t(view.has_parts)) {
view = $.dataclasses_replace(view, {media_type: languages_go$_type_of_form(view.media_type)});
}
return $.dataclasses_replace(view, {imports: languages_base$sorted_imports(languages_go$_imports(model, view))});
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
function emit_literals$_long(char) {
let code;
code = $.ord(char);
return ((code < 65536) ? `\\u${$.format(code, "04x")}` : `\\U${$.format(code, "08x")}`);
}
function emit_literals$go_str(text) {
if (($.t($.re_search(/["\u000a]/gu, text)) && (!$.in("`", text)) && !$.t($.search(emit_literals$_HIDDEN_IN_LINES, text)))) {
return `\`${$.s(text)}\``;
}
return emit_literals$_quoted(text, emit_literals$_short_or(emit_literals$_long));
}
function languages_base$camel(name) {
let first, rest;
[first, ...rest] = $.a($.split($.lower(name), "_"));
return $.op_add(first, $.join("", $.a(rest).map((word) => $.capitalize(word))));
}
function languages_go$_variable(piece) {
let match63, value;
value = languages_base$camel(piece.name);
match63 = piece.form;
if ($.eq(match63, "percent")) {
return `url.QueryEscape(${$.s(value)})`;
} else if ($.eq(match63, "base64")) {
return `base64.StdEncoding.EncodeToString([]byte(${$.s(value)}))`;
} else if ($.eq(match63, "plain")) {
return value;
} else {}
}
function languages_go$_is_narrow(value) {
if ($.is.str(value)) {
return !$.t($.startswith(emit_literals$go_str(value), "`"));
} else if ($.is.tuple(value)) {
return $.all($.a(value).map((item) => languages_go$_is_narrow(item)));
} else if ($.is.dict(value)) {
if ($.t($.any($.a(value).map((key) => $.either(($.len(key) > 38), () => !$.t(languages_go$_is_narrow(key))))))) {
return false;
}
return $.all($.a($.values(value)).map((item) => languages_go$_is_narrow(item)));
} else if (true) {
return true;
} else {}
}
function languages_go$_is_plain(value) {
return $.both(languages_values$is_plain(value, 63, false), () => languages_go$_is_narrow(value));
}
function languages_go$_type_of_form(media_type) {
if ((media_type === "\"multipart/form-data\"")) {
return "form.FormDataContentType()";
}
return `${$.s(media_type)}+"; boundary="+form.Boundary()`;
}
function* languages_go$_imports(model, view) {
let forms;
yield* $.a(["context", "fmt", "io", "net/http", "os", "time"]);
forms = languages_base$forms_of(model);
if (($.in("percent", forms))) {
yield "net/url";
}
if (($.in("base64", forms))) {
yield "encoding/base64";
}
if (($.t(view.sends_values) || $.t(view.prints_json))) {
yield "encoding/json";
}
if (($.t(view.sends_values) || $.t(view.prints_json) || $.t(view.has_parts))) {
yield "bytes";
}
if (($.t(view.has_text) && !$.t(view.sends_values))) {
yield "strings";
}
if ($.t(view.has_parts)) {
yield "mime/multipart";
yield "net/textproto";
}
if ($.t(view.part_files)) {
yield "path/filepath";
}
}
const emit_literals$_HIDDEN_IN_LINES = /(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const languages_go$_SYNTAX = new languages_base$Syntax(emit_literals$go_str, languages_go$_variable, "+", languages_base$camel);
const languages_go$_CONSTANTS = new Set(["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"]);
const languages_go$_VALUES = new languages_values$Notation(emit_literals$go_str, $.repr, ((key) => `${$.s(emit_literals$go_str(key))}: `), "nil", ["[]any{", "}"], ["map[string]any{", "}"], "\t", undefined, true);
const language = new languages_go$Go("go", "Go", "go", "go", "Go 1.18 or newer", "go run FILE");
const template = function (v) {
let out = "";
out += "// " + $.s(emit_literals$code_line(v.title)) + "\n// Environment variables: " + $.s(v.needs) + "\n";
if ($.t(v.has_note)) {
out += "// " + $.s(v.note) + "\n";
}
out += "\npackage main\n\nimport (\n";
for (const name of v.imports) {
out += "\t\"" + $.s(name) + "\"\n";
}
out += ")\n\nfunc main() {\n\tif err := run(context.Background()); err != nil {\n\t\tfmt.Fprintln(os.Stderr, err)\n\t\tos.Exit(1)\n\t}\n}\n\nfunc run(ctx context.Context) error {\n";
for (const variable of v.variables) {
if ($.t(variable.is_required)) {
out += "\t" + $.s(variable.local) + " := required(\"" + $.s(variable.name) + "\")\n";
} else {
out += "\t" + $.s(variable.local) + " := os.Getenv(\"" + $.s(variable.name) + "\")\n";
}
if ($.t(variable.has_default)) {
out += "\tif " + $.s(variable.local) + " == \"\" {\n\t\t" + $.s(variable.local) + " = " + $.s(variable.default) + "\n\t}\n";
}
}
out += "\n";
if ($.t(v.sends_values)) {
out += "\tbody, err := json.Marshal(" + $.s(v.body) + ")\n\tif err != nil {\n\t\treturn err\n\t}\n\trequest, err := http.NewRequestWithContext(ctx, " + $.s(v.method) + ", " + $.s(v.url) + ", bytes.NewReader(body))\n";
} else if ($.t(v.has_text)) {
out += "\tbody := strings.NewReader(" + $.s(v.body) + ")\n\trequest, err := http.NewRequestWithContext(ctx, " + $.s(v.method) + ", " + $.s(v.url) + ", body)\n";
} else if ($.t(v.has_file)) {
out += "\tbody, err := os.Open(file)\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer body.Close()\n\tinfo, err := body.Stat()\n\tif err != nil {\n\t\treturn err\n\t}\n\trequest, err := http.NewRequestWithContext(ctx, " + $.s(v.method) + ", " + $.s(v.url) + ", body)\n";
} else if ($.t(v.has_parts)) {
if ($.t(v.part_files)) {
out += "\tcontent, err := os.ReadFile(file)\n\tif err != nil {\n\t\treturn err\n\t}\n";
}
out += "\tbody := &bytes.Buffer{}\n\tform := multipart.NewWriter(body)\n\tadd := func(header textproto.MIMEHeader, content []byte) error {\n\t\tpart, err := form.CreatePart(header)\n\t\tif err != nil {\n\t\t\treturn err\n\t\t}\n\t\t_, err = part.Write(content)\n\t\treturn err\n\t}\n";
for (const part of v.parts) {
out += "\tif err := add(textproto.MIMEHeader{\n\t\t\"Content-Disposition\": {" + $.s(part.disposition);
if ($.t(part.is_file)) {
out += " + filepath.Base(file) + `\"`";
}
out += "},\n";
if ($.t(part.has_type)) {
out += "\t\t\"Content-Type\":        {" + $.s(part.media_type) + "},\n";
}
for (const header of part.headers) {
out += "\t\t" + $.s(header.name) + ": {" + $.s(header.value) + "},\n";
}
out += "\t}, ";
if ($.t(part.is_file)) {
out += "content";
} else {
out += "[]byte(" + $.s(part.text) + ")";
}
out += "); err != nil {\n\t\treturn err\n\t}\n";
}
out += "\tif err := form.Close(); err != nil {\n\t\treturn err\n\t}\n\trequest, err := http.NewRequestWithContext(ctx, " + $.s(v.method) + ", " + $.s(v.url) + ", body)\n";
} else {
out += "\trequest, err := http.NewRequestWithContext(ctx, " + $.s(v.method) + ", " + $.s(v.url) + ", nil)\n";
}
out += "\tif err != nil {\n\t\treturn err\n\t}\n";
if ($.t(v.has_file)) {
out += "\trequest.ContentLength = info.Size()\n";
}
for (const header of v.headers) {
if ($.t(header.is_optional)) {
out += "\tif " + $.s(header.value) + " != \"\" {\n\t\trequest.Header.Set(" + $.s(header.name) + ", " + $.s(header.value) + ")\n\t}\n";
} else {
out += "\trequest.Header.Set(" + $.s(header.name) + ", " + $.s(header.value) + ")\n";
}
}
if ($.t(v.has_parts)) {
out += "\trequest.Header.Set(\"Content-Type\", " + $.s(v.media_type) + ")\n";
}
out += "\n\tclient := &http.Client{Timeout: " + $.s(v.seconds) + " * time.Second}\n\tresponse, err := client.Do(request)\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer response.Body.Close()\n\tif response.StatusCode >= 400 {\n\t\treason, _ := io.ReadAll(response.Body)\n\t\treturn fmt.Errorf(\"%s: %s\", response.Status, reason)\n\t}\n";
if ($.t(v.saves)) {
out += "\n\tdownload, err := os.Create(\"download.bin\")\n\tif err != nil {\n\t\treturn err\n\t}\n\tif _, err := io.Copy(download, response.Body); err != nil {\n\t\treturn err\n\t}\n\treturn download.Close()\n";
} else if ($.t(v.prints_json)) {
out += "\treply, err := io.ReadAll(response.Body)\n\tif err != nil {\n\t\treturn err\n\t}\n\tvar text bytes.Buffer\n\tif err := json.Indent(&text, reply, \"\", \"  \"); err != nil {\n\t\treturn err\n\t}\n\tfmt.Println(text.String())\n\treturn nil\n";
} else if ($.t(v.prints)) {
out += "\t_, err = io.Copy(os.Stdout, response.Body)\n\treturn err\n";
} else {
out += "\tfmt.Println(response.Status, response.Header)\n\treturn nil\n";
}
out += "}\n";
if ($.t(v.has_required)) {
out += "\nfunc required(name string) string {\n\tvalue := os.Getenv(name)\n\tif value == \"\" {\n\t\tfmt.Fprintf(os.Stderr, \"%s is not set.\\n\", name)\n\t\tos.Exit(1)\n\t}\n\treturn value\n}\n";
}
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
