Samples.parts["curl"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$code_line, emit_literals$json_text, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_OWN_HEADERS, languages_base$_cookie_pieces, languages_base$_listed, languages_base$header_pieces, languages_base$needs_of, languages_base$title_of, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$VariableView } = base;
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
class languages_curl$Curl extends $.Thing {
constructor(id = "curl", label = "curl", highlight = "shell", extension = "sh", needs = "curl 7.87 or newer", command = "sh FILE") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let first, options;
[first, ...options] = $.a(languages_curl$_options(model));
return new samples_views$CommandView(languages_base$title_of(model), languages_base$needs_of(model), first, $.tuple(options));
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
function languages_curl$_header(shell, name, pieces) {
if (($.eq(pieces, [new languages_base$Text("")]))) {
return shell.word([new languages_base$Text(`${$.s(name)};`)]);
}
return shell.word([new languages_base$Text(`${$.s(name)}: `), ...$.a(pieces)]);
}
function languages_curl$_quoted(text) {
return $.replace($.replace(text, "\\", "\\\\"), "\"", "\\\"");
}
function languages_curl$_part(shell, part) {
let extra, lines, media, text, word;
media = ($.t(part.media_type) ? `;type=${$.s(part.media_type)}` : "");
lines = $.a(part.headers).map(([key, value]) => languages_curl$_quoted(`${$.s(key)}: ${$.s(value)}`));
extra = $.join("", $.a(lines).map((line) => `;headers="${$.s(line)}"`));
if ($.t(part instanceof requests_model$FilePart)) {
word = shell.word([new languages_base$Text(`${$.s(part.name)}=@`), new languages_base$Variable("FILE"), new languages_base$Text($.op_add(media, extra))]);
return `--form ${$.s(word)}`;
}
if ((!$.t(media) && !$.t(extra))) {
return `--form-string ${$.s(emit_literals$shell_str(`${$.s(part.name)}=${$.s(part.text)}`))}`;
}
text = `${$.s(part.name)}="${$.s(languages_curl$_quoted(part.text))}"${$.s(media)}${$.s(extra)}`;
return `--form ${$.s(emit_literals$shell_str(text))}`;
}
function* languages_curl$_body(shell, model) {
let form, match146, parts, text, value;
match146 = model.body;
if (match146 instanceof requests_model$JsonBody) {
value = match146.value;
yield `--data-raw ${$.s(emit_literals$shell_str(emit_literals$json_text(value)))}`;
} else if (match146 instanceof requests_model$TextBody) {
text = match146.text;
yield `--data-raw ${$.s(emit_literals$shell_str(text))}`;
} else if (match146 instanceof requests_model$FormBody) {
form = match146;
yield `--data-raw ${$.s(emit_literals$shell_str(form.text))}`;
} else if (match146 instanceof requests_model$FileBody) {
yield `--data-binary ${$.s(shell.word([new languages_base$Text("@"), new languages_base$Variable("FILE")]))}`;
} else if (match146 instanceof requests_model$MultipartBody) {
parts = match146.parts;
yield* $.a($.a(parts).map((part) => languages_curl$_part(shell, part)));
} else if (match146 == null) {
} else {}
}
function* languages_curl$_options(model) {
let credential, has_reply, key, name, pieces, saved, shell;
shell = languages_curl$shell_of(model);
saved = model.saves_reply;
yield ($.t(saved) ? "--fail --silent --show-error" : "--fail-with-body --silent --show-error");
has_reply = (model.operation.reply_with_body() != null);
if ((model.method === "HEAD")) {
yield "--head";
} else if (((model.method !== "GET") || (model.body != null))) {
yield `--request ${$.s((!$.t($.isalpha(model.method)) ? emit_literals$shell_str(model.method) : model.method))}`;
}
if ((!$.t(has_reply) && (model.method !== "HEAD"))) {
yield "--include";
}
if ($.t(saved)) {
yield `--output ${$.s("download.bin")}`;
}
for (credential of $.i(model.credentials)) {
if ($.t(credential.encoded)) {
yield `--user ${$.s(shell.word([new languages_base$Variable(credential.variable)]))}`;
} else if (!$.t(credential.name)) {
yield `--cert ${$.s(shell.word([new languages_base$Variable(credential.variable)]))}`;
}
}
for ([name, pieces] of $.i(languages_base$header_pieces(model))) {
if ($.t($.all($.a(pieces).map((p) => !($.t(p instanceof languages_base$Variable) && (p.form === "base64")))))) {
yield `--header ${$.s(languages_curl$_header(shell, name, pieces))}`;
}
}
yield* $.a(languages_curl$_body(shell, model));
for (credential of $.i(model.credentials)) {
if ((credential.location === "query")) {
key = new languages_base$Text(`${$.s(requests_serialize$quote_all(credential.name))}=`);
yield `--url-query ${$.s(shell.word([key, new languages_base$Variable(credential.variable)]))}`;
}
}
yield shell.word([new languages_base$Variable("API_ROOT"), new languages_base$Text(model.target)]);
}
const emit_literals$_DEFAULT_ACTIVE = /((?:[$`"\\!}']|(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}])+)/gu;
const emit_literals$_HIDDEN_RUN = /((?:(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}])+)/gu;
const emit_literals$_SHELL_ACTIVE = /[$`"\\!]+/gu;
const language = new languages_curl$Curl("curl", "curl", "shell", "sh", "curl 7.87 or newer", "sh FILE");
const template = function (v) {
let out = "";
out += "#!/bin/sh\n# " + $.s(emit_literals$code_line(v.title)) + "\n# Environment variables: " + $.s(v.needs) + "\ncurl " + $.s(v.first);
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
