Samples.parts["rust"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$_SHORT, emit_literals$_UNSAFE, emit_literals$_quoted, emit_literals$_short_or, emit_literals$code_line, emit_literals$json_text, languages_base$Interpolated, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_bare, languages_base$_cookie_pieces, languages_base$_line, languages_base$_listed, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$is_json, languages_base$needs_of, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView, samples_views$VariableView } = base;
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
class languages_rust$Rust extends $.Thing {
constructor(id = "rust", label = "Rust", highlight = "rust", extension = "rs", needs = "Rust 1.63 or newer, and the crates that each sample names", command = "cp FILE src/main.rs && cargo run") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let all_of_it, body, depth, kept, plain, text, view, written;
plain = $.dataclasses_replace(model, {credentials: $.tuple($.a(model.credentials).filter((c) => !$.t(languages_rust$_is_called(c.location, c.encoded))))});
view = languages_base$common_view(plain, name, languages_rust$_SYNTAX);
all_of_it = languages_base$common_view(model, name, languages_rust$_SYNTAX);
body = model.body;
text = languages_base$text_of_body(model);
view = $.dataclasses_replace(view, {needs: all_of_it.needs, variables: $.tuple($.a(all_of_it.variables).map((one) => languages_rust$_with_default(one))), has_required: all_of_it.has_required, note: all_of_it.note, has_note: all_of_it.has_note, body: ((text != null) ? emit_literals$rust_text(text) : "")});
if (($.t(body instanceof requests_model$JsonBody) && $.t(languages_rust$_is_plain(body)))) {
kept = $.tuple($.a(view.headers).filter((h) => !$.t(languages_rust$_is_json_type(h))));
depth = (($.eq(view.media_type, "\"application/json\"")) ? 2 : 1);
written = `json!(${$.s(languages_rust$_VALUES.write(body.value, depth))})`;
view = $.dataclasses_replace(view, {body: written, headers: kept, sends_values: true});
}
return $.dataclasses_replace(view, {imports: $.tuple(languages_rust$_imports(model, view)), steps: $.tuple(languages_rust$_steps(model, view)), form: ($.t(view.has_parts) ? languages_rust$_ended(languages_rust$_form(view)) : []), options: languages_rust$_ended(languages_rust$_chain(model, view))});
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
function languages_rust$_is_called(location, encoded) {
return $.either(encoded, () => (location === "query"));
}
function emit_literals$rust_str(text) {
return emit_literals$_quoted(text, emit_literals$_short_or(emit_literals$_braced));
}
function languages_rust$_local(name) {
return $.lower(name);
}
function languages_rust$_variable(piece) {
return languages_rust$_local(piece.name);
}
function emit_literals$rust_format(text) {
return $.slice(emit_literals$rust_str($.replace($.replace(text, "{", "{{"), "}", "}}")), 1, (-1));
}
function languages_rust$_with_default(variable) {
let call, is_wide, start;
call = `.unwrap_or(${$.s(variable.default)}.into())`;
start = `    let ${$.s(variable.local)} = env::var("${$.s(variable.name)}")`;
is_wide = ($.len(`${$.s(start)}${$.s(call)};`) > 100);
return $.dataclasses_replace(variable, {default: ($.t(is_wide) ? `\n${$.s("        ")}${$.s(call)}` : call)});
}
function emit_literals$rust_text(text) {
let longest, signs;
if ((!$.t($.re_search(/["\u000a]/gu, text)) || $.t($.search(emit_literals$_HIDDEN_IN_LINES, text)))) {
return emit_literals$rust_str(text);
}
longest = $.max($.a($.re_findall(/(?<=")#*/gu, text)).map((run) => $.len(run)), {default: 0});
signs = $.op_mul("#", $.op_add(longest, 1));
return `r${$.s(signs)}"${$.s(text)}"${$.s(signs)}`;
}
function languages_values$count(value) {
if ($.is.tuple(value)) {
return $.op_add(1, $.sum($.a(value).map((item) => languages_values$count(item))));
} else if ($.is.dict(value)) {
return $.op_add(1, $.sum($.a($.values(value)).map((item) => languages_values$count(item))));
} else if (true) {
return 1;
} else {}
}
function languages_rust$_is_plain(body) {
return $.both(languages_values$is_plain(body.value, 63, false), () => (languages_values$count(body.value) <= 60));
}
function languages_rust$_is_json_type(header) {
return $.both((header.name === "\"Content-Type\""), () => ($.eq(header.value, "\"application/json\"")));
}
function languages_rust$_number(value) {
let is_long;
is_long = $.both($.is.int(value), () => ($.bit_length(value) > 31));
return ($.t(is_long) ? `${$.s(value)}_i64` : $.repr(value));
}
function* languages_rust$_imports(model, view) {
let names;
yield "use std::env;";
yield "use std::error::Error;";
if (($.t(view.has_file) || $.t(view.saves))) {
yield "use std::fs::File;";
}
yield "use std::process;";
yield "use std::time::Duration;";
yield "";
if ($.t(view.has_parts)) {
yield "use reqwest::blocking::multipart::{Form, Part};";
}
yield "use reqwest::blocking::Client;";
if ((!$.in(model.method, languages_rust$_VERBS))) {
yield "use reqwest::Method;";
}
names = [...$.a(($.t(view.sends_values) ? ["json"] : [])), ...$.a(($.t(view.prints_json) ? ["Value"] : []))];
if ($.t(names)) {
yield `use serde_json::${$.s((($.eq($.len(names), 1)) ? $.at(names, 0) : (("{" + $.join(", ", names)) + "}")))};`;
}
}
function* languages_rust$_steps(model, view) {
let credential, pair;
for (credential of $.i(model.credentials)) {
if ($.t(credential.encoded)) {
pair = `${$.s(languages_rust$_local(credential.variable))}.split_once(':').unwrap_or_default()`;
yield `let (user, password) = ${$.s(pair)};`;
}
}
if (($.t(view.has_text) && !($.t(view.sends_values) && ($.eq(view.media_type, "\"application/json\""))))) {
yield `let body = ${$.s(view.body)};`;
}
}
function languages_rust$_call(name, ...arguments$) {
let inner, line, lines;
line = $.join(", ", arguments$);
if (($.len(line) <= 60)) {
return `.${$.s(name)}(${$.s(line)})`;
}
if ((($.eq($.len(arguments$), 1)) && $.t($.startswith(line, "format!(")))) {
inner = $.removesuffix($.removeprefix(line, "format!("), ")");
return `.${$.s(name)}(format!(\n${$.s("            ")}${$.s(inner)}\n${$.s("        ")}))`;
}
lines = $.join("", $.a(arguments$).map((argument) => `${$.s("            ")}${$.s(argument)},\n`));
return `.${$.s(name)}(\n${$.s(lines)}${$.s("        ")})`;
}
function* languages_rust$_form(view) {
let part, value;
for (part of $.i(view.parts)) {
value = ($.t(part.is_file) ? "Part::file(&file)?" : `Part::text(${$.s(part.text)})`);
if ($.t(part.has_type)) {
value = (value + `.mime_str(${$.s(part.media_type)})?`);
}
yield languages_rust$_call("part", part.name, value);
}
}
function languages_rust$_ended(lines) {
let first, last;
[first, last] = $.unpack(lines, 0, 1);
return [...$.a(first), `${$.s(last)};`];
}
function* languages_rust$_chain(model, view) {
let credential, header, pair;
if (($.in(model.method, languages_rust$_VERBS))) {
yield languages_rust$_call($.lower(model.method), view.url);
} else {
yield languages_rust$_call("request", `Method::from_bytes(b${$.s(view.method)})?`, view.url);
}
yield languages_rust$_call("timeout", `Duration::from_secs(${$.s(view.seconds)})`);
for (credential of $.i(model.credentials)) {
if ((credential.location === "query")) {
pair = `(${$.s(emit_literals$rust_str(credential.name))}, &${$.s(languages_rust$_local(credential.variable))})`;
yield languages_rust$_call("query", `&[${$.s(pair)}]`);
} else if ($.t(credential.encoded)) {
yield languages_rust$_call("basic_auth", "user", "Some(password)");
}
}
for (header of $.i(view.headers)) {
if (!$.t(header.is_optional)) {
yield languages_rust$_call("header", header.name, header.value);
}
}
if (($.t(view.sends_values) && ($.eq(view.media_type, "\"application/json\"")))) {
yield `.json(&${$.s(view.body)})`;
} else if ($.t(view.sends_values)) {
yield languages_rust$_call("body", "body.to_string()");
} else if ($.t(view.has_text)) {
yield languages_rust$_call("body", "body");
} else if ($.t(view.has_file)) {
yield languages_rust$_call("body", "File::open(file)?");
} else if ($.t(view.has_parts)) {
yield languages_rust$_call("multipart", "form");
}
}
const emit_literals$_HIDDEN_IN_LINES = /(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const languages_rust$_SYNTAX = new languages_base$Interpolated(emit_literals$rust_str, languages_rust$_variable, undefined, languages_rust$_local, emit_literals$rust_format, ((expression, _) => `{${$.s(expression)}}`), ["format!(\"", "\")"]);
const languages_rust$_VALUES = new languages_values$Notation(emit_literals$rust_str, languages_rust$_number, ((key) => `${$.s(emit_literals$rust_str(key))}: `), "null", undefined, undefined, "    ");
const languages_rust$_VERBS = new Set(["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"]);
const language = new languages_rust$Rust("rust", "Rust", "rust", "rs", "Rust 1.63 or newer, and the crates that each sample names", "cp FILE src/main.rs && cargo run");
const template = function (v) {
let out = "";
out += "// " + $.s(emit_literals$code_line(v.title)) + "\n// Environment variables: " + $.s(v.needs) + "\n";
if ($.t(v.has_note)) {
out += "// " + $.s(v.note) + "\n";
}
out += "//\n// [dependencies]\n// reqwest = { version = \"0.12\", features = [\"blocking\", \"json\", \"multipart\"] }\n// serde_json = \"1\"\n";
for (const line of v.imports) {
out += $.s(line) + "\n";
}
out += "\nfn main() -> Result<(), Box<dyn Error>> {\n";
for (const variable of v.variables) {
if ($.t(variable.is_required)) {
out += "    let " + $.s(variable.local) + " = required(\"" + $.s(variable.name) + "\");\n";
} else if ($.t(variable.has_default)) {
out += "    let " + $.s(variable.local) + " = env::var(\"" + $.s(variable.name) + "\")" + $.s(variable.default) + ";\n";
} else {
out += "    let " + $.s(variable.local) + " = env::var(\"" + $.s(variable.name) + "\").unwrap_or_default();\n";
}
}
out += "\n";
for (const line of v.steps) {
out += "    " + $.s(line) + "\n";
}
if ($.t(v.has_parts)) {
out += "    let form = Form::new()\n";
for (const line of v.form) {
out += "        " + $.s(line) + "\n";
}
}
if ($.t(v.has_optional)) {
out += "    let mut request = Client::new()\n";
} else {
out += "    let request = Client::new()\n";
}
for (const option of v.options) {
out += "        " + $.s(option) + "\n";
}
for (const header of v.headers) {
if ($.t(header.is_optional)) {
out += "    if !" + $.s(header.value) + ".is_empty() {\n        request = request.header(" + $.s(header.name) + ", " + $.s(header.value) + ");\n    }\n";
}
}
out += "\n";
if ($.t(v.saves)) {
out += "    let mut response = request.send()?;\n";
} else {
out += "    let response = request.send()?;\n";
}
out += "    let status = response.status();\n    if !status.is_success() {\n        eprintln!(\"{status}: {}\", response.text()?);\n        process::exit(1);\n    }\n";
if ($.t(v.saves)) {
out += "    response.copy_to(&mut File::create(\"download.bin\")?)?;\n";
} else if ($.t(v.prints_json)) {
out += "    let reply: Value = response.json()?;\n    println!(\"{reply:#}\");\n";
} else if ($.t(v.prints)) {
out += "    println!(\"{}\", response.text()?);\n";
} else {
out += "    println!(\"{status} {:#?}\", response.headers());\n";
}
out += "    Ok(())\n}\n";
if ($.t(v.has_required)) {
out += "\nfn required(name: &str) -> String {\n    match env::var(name) {\n        Ok(value) if !value.is_empty() => value,\n        _ => {\n            eprintln!(\"{name} is not set.\");\n            process::exit(1);\n        }\n    }\n}\n";
}
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
