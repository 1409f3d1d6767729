Samples.parts["httpie"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$code_line, emit_literals$json_text, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_OWN_HEADERS, languages_base$_cookie_pieces, languages_base$_listed, languages_base$header_pieces, languages_base$needs_of, languages_base$title_of, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, samples_views$VariableView } = base;
class languages_curl$Shell extends $.Thing {
constructor(reads) {
super(); this.reads = reads;
}
static of(model) {
const cls = this;
return new cls(new Map($.a(languages_base$variables_of(model, new languages_base$Syntax(emit_literals$shell_default, $.str))).map((one) => [one.name, languages_curl$_read(one)])));
}
word(pieces) {
const self = this;
let inside;
if ($.t($.all($.a(pieces).map((piece) => piece instanceof languages_base$Text)))) {
return emit_literals$shell_str($.join("", $.a(pieces).filter((piece) => $.t(piece instanceof languages_base$Text)).map((piece) => piece.text)));
}
inside = $.join("", $.a(pieces).map((piece) => ($.t(piece instanceof languages_base$Text) ? emit_literals$shell_double(piece.text) : $.get(self.reads, piece.name, languages_curl$_required(piece.name)))));
return `"${$.s(inside)}"`;
}
}
class samples_views$CommandView extends $.Thing {
constructor(title, needs, first, options, note = "", has_note = false) {
super(); this.title = title; this.needs = needs; this.first = first; this.options = options; this.note = note; this.has_note = has_note;
}
}
class languages_httpie$Httpie extends $.Thing {
constructor(id = "httpie", label = "HTTPie", highlight = "shell", extension = "sh", needs = "HTTPie 3.2 or newer", command = "sh FILE") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let is_short, parts;
parts = ($.t(model.body instanceof requests_model$MultipartBody) ? model.body.parts : []);
is_short = $.any($.a(parts).map((part) => $.both(!$.t(part instanceof requests_model$FilePart), () => languages_httpie$_says_more(part))));
return new samples_views$CommandView(languages_base$title_of(model), languages_base$needs_of(model), $.join(" ", languages_httpie$_flags(model)), $.tuple(languages_httpie$_items(model)), ($.t(is_short) ? languages_httpie$_NOTE : ""), is_short);
}
}
function emit_literals$_printed(text) {
return (("$(printf '" + $.join("", $.a($.encode(text)).map((byte) => `\\${$.format(byte, "03o")}`))) + "')");
}
function emit_literals$shell_default(text) {
let parts;
parts = $.split(emit_literals$_DEFAULT_ACTIVE, $.replace(emit_characters$scalars(text), "\u0000", ""));
return $.join("", $.a($.enumerate(parts)).map(([index, part]) => ($.t($.op_mod(index, 2)) ? emit_literals$_printed(part) : part)));
}
function languages_curl$_required(name) {
return `\${${$.s(name)}:?${$.s(name)} is not set.}`;
}
function languages_curl$_read(variable) {
let name;
name = variable.name;
if ($.t(variable.is_required)) {
return languages_curl$_required(name);
}
return ($.t(variable.has_default) ? `\${${$.s(name)}:-${$.s(variable.default)}}` : `\${${$.s(name)}}`);
}
function emit_literals$shell_str(text) {
let index, part, quoted, word;
word = "";
for ([index, part] of $.i($.enumerate($.split(emit_literals$_HIDDEN_RUN, $.replace(emit_characters$scalars(text), "\u0000", ""))))) {
if ($.t($.op_mod(index, 2))) {
word = (word + `"${$.s(emit_literals$_printed(part))}"`);
} else if (($.t(part) || !$.t(word))) {
quoted = $.shlex_quote(part);
word = $.op_add(word, ($.t($.startswith(quoted, "'")) ? quoted : `'${$.s(quoted)}'`));
}
}
return $.either($.removeprefix(word, "''"), () => "''");
}
function emit_literals$shell_double(text) {
let parts;
parts = $.split(emit_literals$_HIDDEN_RUN, $.replace(emit_characters$scalars(text), "\u0000", ""));
return $.join("", $.a($.enumerate(parts)).map(([index, part]) => ($.t($.op_mod(index, 2)) ? emit_literals$_printed(part) : $.sub(emit_literals$_SHELL_ACTIVE, ((m) => `"'${$.s($.at(m, 0))}'"`), part))));
}
function languages_curl$shell_of(model) {
let found;
found = languages_base$variables_of(model, new languages_base$Syntax(emit_literals$shell_default, $.str));
return new languages_curl$Shell(new Map($.a(found).map((one) => [one.name, languages_curl$_read(one)])));
}
function languages_httpie$_says_more(part) {
return $.bool($.either(part.media_type, () => part.headers));
}
function* languages_httpie$_flags(model) {
yield "--check-status --ignore-stdin --timeout=60";
if (((model.method === "HEAD") || (model.operation.reply_with_body() == null))) {
yield "--headers";
}
if ($.t(model.saves_reply)) {
yield `--output ${$.s("download.bin")}`;
}
if ($.t(model.body instanceof requests_model$MultipartBody)) {
yield "--multipart";
}
}
function languages_httpie$_has_items(value) {
if ((!$.t($.is.dict(value)) || !$.t(value))) {
return false;
}
return $.all($.a($.items(value)).map(([key, one]) => $.both(($.fullmatch(languages_httpie$_PLAIN_KEY, key) != null), () => $.both((!$.in("\\", $.json_dumps(one, {ensure_ascii: false}))), () => $.both(!$.t($.is.dict(one)), () => !($.t($.is.tuple(one)) && $.t($.any($.a(one).map((item) => ($.is.dict(item) || $.is.tuple(item)))))))))));
}
function languages_httpie$_raw(model) {
let form, match119, text, value;
match119 = model.body;
if (match119 instanceof requests_model$JsonBody && (value = match119.value, !$.t(languages_httpie$_has_items(value)))) {
value = match119.value;
return emit_literals$json_text(value);
} else if (match119 instanceof requests_model$TextBody) {
text = match119.text;
return text;
} else if (match119 instanceof requests_model$FormBody) {
form = match119;
return form.text;
} else if (true) {
return null;
} else {}
}
function languages_httpie$_opening(text) {
return (($.in($.slice(text, null, 1), new Set(["=", "@"]))) ? `\\${$.s(text)}` : text);
}
function languages_httpie$_header(shell, name, pieces) {
let first, rest;
[first, ...rest] = $.a(pieces);
if (($.eq(pieces, [new languages_base$Text("")]))) {
return shell.word([new languages_base$Text(`${$.s(name)};`)]);
}
if ($.t(first instanceof languages_base$Text)) {
return shell.word([new languages_base$Text(`${$.s(name)}:${$.s(languages_httpie$_opening(first.text))}`), ...$.a(rest)]);
}
return shell.word([new languages_base$Text(`${$.s(name)}:`), ...$.a(pieces)]);
}
function languages_httpie$_escaped(name) {
return $.sub(languages_httpie$_SEPARATORS, ((match) => `\\${$.s($.at(match, 0))}`), name);
}
function languages_httpie$_part(shell, part) {
let media, name;
name = languages_httpie$_escaped(part.name);
if ($.t(part instanceof requests_model$FilePart)) {
media = ($.t(part.media_type) ? `;type=${$.s(part.media_type)}` : "");
return shell.word([new languages_base$Text(`${$.s(name)}@`), new languages_base$Variable("FILE"), new languages_base$Text(media)]);
}
return shell.word([new languages_base$Text(`${$.s(name)}=${$.s(languages_httpie$_opening(part.text))}`)]);
}
function* languages_httpie$_body(shell, model) {
let body, key, part, value;
body = model.body;
if ($.t(body instanceof requests_model$FileBody)) {
yield shell.word([new languages_base$Text("@"), new languages_base$Variable("FILE")]);
}
if ($.t(body instanceof requests_model$MultipartBody)) {
for (part of $.i(body.parts)) {
yield languages_httpie$_part(shell, part);
}
}
if (($.t(body instanceof requests_model$JsonBody) && $.t($.is.dict(body.value)) && $.t(languages_httpie$_has_items(body.value)))) {
for ([key, value] of $.i($.items(body.value))) {
if ($.t($.is.str(value))) {
yield `${$.s(key)}=${$.s(emit_literals$shell_str(languages_httpie$_opening(value)))}`;
} else if ($.t($.is.tuple(value))) {
yield `${$.s(key)}:=${$.s(emit_literals$shell_str($.json_dumps(value, {ensure_ascii: false})))}`;
} else {
yield `${$.s(key)}:=${$.s($.json_dumps(value))}`;
}
}
}
}
function* languages_httpie$_items(model) {
let credential, encoded, implied, key, method, name, pieces, shell, text;
shell = languages_curl$shell_of(model);
for (credential of $.i(model.credentials)) {
if ($.t(credential.encoded)) {
yield `--auth ${$.s(shell.word([new languages_base$Variable(credential.variable)]))}`;
} else if (!$.t(credential.name)) {
yield `--cert ${$.s(shell.word([new languages_base$Variable(credential.variable)]))}`;
}
}
text = languages_httpie$_raw(model);
if ((text != null)) {
yield `--raw ${$.s(emit_literals$shell_str(text))}`;
}
method = ($.t($.isalpha(model.method)) ? model.method : emit_literals$shell_str(model.method));
yield `${$.s(method)} ${$.s(shell.word([new languages_base$Variable("API_ROOT"), new languages_base$Text(model.target)]))}`;
for ([name, pieces] of $.i(languages_base$header_pieces(model))) {
implied = $.both((name === "Content-Type"), () => ($.eq(pieces, [new languages_base$Text("application/json")])));
encoded = $.any($.a(pieces).map((piece) => $.both(piece instanceof languages_base$Variable, () => (piece.form === "base64"))));
if ((!$.t(implied) && !$.t(encoded))) {
yield languages_httpie$_header(shell, name, pieces);
}
}
for (credential of $.i(model.credentials)) {
if ((credential.location === "query")) {
key = new languages_base$Text(`${$.s(languages_httpie$_escaped(credential.name))}==`);
yield shell.word([key, new languages_base$Variable(credential.variable)]);
}
}
yield* $.a(languages_httpie$_body(shell, model));
}
const emit_literals$_DEFAULT_ACTIVE = /((?:[$`"\\!}']|(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}])+)/gu;
const emit_literals$_HIDDEN_RUN = /((?:(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}])+)/gu;
const emit_literals$_SHELL_ACTIVE = /[$`"\\!]+/gu;
const languages_httpie$_PLAIN_KEY = /[A-Za-z_][A-Za-z0-9_-]*/gu;
const languages_httpie$_SEPARATORS = /[:=@;]/gu;
const languages_httpie$_NOTE = "HTTPie cannot state the media type or the headers of a text part.";
const language = new languages_httpie$Httpie("httpie", "HTTPie", "shell", "sh", "HTTPie 3.2 or newer", "sh FILE");
const template = function (v) {
let out = "";
out += "#!/bin/sh\n# " + $.s(emit_literals$code_line(v.title)) + "\n# Environment variables: " + $.s(v.needs) + "\n";
if ($.t(v.has_note)) {
out += "# " + $.s(v.note) + "\n";
}
out += "http " + $.s(v.first);
for (const option of v.options) {
out += " \\\n  " + $.s(option);
}
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
