Samples.parts["powershell"] = function (base) {
"use strict";
const { $, emit_characters$_HIDDEN_IN_LINES, emit_characters$_ODD, emit_characters$_SURROGATE, emit_characters$plain_json, emit_characters$scalars, emit_characters$units, emit_files$_write, emit_files$indented, emit_literals$_HIDDEN, emit_literals$code_line, emit_literals$json_text, languages_base$Interpolated, languages_base$Syntax, languages_base$Text, languages_base$Variable, languages_base$_CERTIFICATE, languages_base$_OWN_HEADERS, languages_base$_bare, languages_base$_cookie_pieces, languages_base$_line, languages_base$_listed, languages_base$_part, languages_base$common_view, languages_base$escaped_name, languages_base$header_pieces, languages_base$is_json, languages_base$needs_of, languages_base$text_of_body, languages_base$title_of, languages_base$url_pieces, languages_base$variables_of, requests_model$FileBody, requests_model$FilePart, requests_model$FormBody, requests_model$JsonBody, requests_model$MultipartBody, requests_model$TextBody, requests_model$join_pairs, requests_serialize$quote_all, samples_views$HeaderView, samples_views$PartView, samples_views$SampleView, samples_views$VariableView } = base;
class languages_powershell$PowerShell extends $.Thing {
constructor(id = "powershell", label = "PowerShell", highlight = "powershell", extension = "ps1", needs = "PowerShell 7.4 or newer", command = "pwsh FILE") {
super(); this.id = id; this.label = label; this.highlight = highlight; this.extension = extension; this.needs = needs; this.command = command;
}
view(model, name) {
const self = this;
let body, content_type, headers, view;
view = languages_base$common_view(model, name, languages_powershell$SYNTAX);
content_type = emit_literals$ps_str("Content-Type");
headers = $.tuple($.a(view.headers).filter((one) => (!$.eq(one.name, content_type))));
view = $.dataclasses_replace(view, {headers: headers, known_verb: ($.in(model.method, languages_powershell$_METHODS))});
body = model.body;
if (($.t(body instanceof requests_model$JsonBody) && $.t(languages_powershell$_is_table(body.value)))) {
return $.dataclasses_replace(view, {body: languages_powershell$_literal(body.value, 0), sends_values: true});
}
return view;
}
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
function emit_literals$ps_inner(text) {
let escaped;
escaped = $.sub(emit_literals$_PS_ACTIVE, ((match) => `\`${$.s($.at(match, 0))}`), emit_characters$scalars(text));
return $.sub(emit_literals$_HIDDEN_IN_LINES, ((match) => `\`u{${$.format($.ord($.at(match, 0)), "x")}}`), escaped);
}
function emit_literals$ps_str(text) {
let clean;
clean = emit_characters$scalars(text);
if ($.t($.search(emit_literals$_HIDDEN_IN_LINES, clean))) {
return `"${$.s(emit_literals$ps_inner(clean))}"`;
}
return (("'" + $.sub(emit_literals$_PS_SINGLE, ((match) => $.op_mul($.at(match, 0), 2)), clean)) + "'");
}
function languages_powershell$_variable(piece) {
let match55, value;
value = `$${$.s(languages_base$camel(piece.name))}`;
match55 = piece.form;
if ($.eq(match55, "percent")) {
return `[Uri]::EscapeDataString(${$.s(value)})`;
} else if ($.eq(match55, "base64")) {
return `[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(${$.s(value)}))`;
} else if ($.eq(match55, "plain")) {
return value;
} else {}
}
function languages_powershell$_local(name) {
return `$${$.s(languages_base$camel(name))}`;
}
function languages_powershell$_hole(value, behind) {
let following, joins;
if (!$.t($.startswith(value, "$"))) {
return `$(${$.s(value)})`;
}
following = $.slice(behind, null, 1);
joins = $.either($.isalnum(following), () => ($.in(following, new Set(["_", ":", "?"]))));
return (($.t(joins) && $.t(following)) ? `\${${$.s($.slice(value, 1, null))}}` : value);
}
function languages_powershell$_fits(value) {
let folded;
if ($.is.tuple(value)) {
return $.all($.a(value).map((item) => languages_powershell$_fits(item)));
} else if ($.is.dict(value)) {
folded = new Set($.a(value).map((key) => $.lower(key)));
return $.both(($.eq($.len(folded), $.len(value))), () => $.all($.a($.values(value)).map((item) => languages_powershell$_fits(item))));
} else if (true) {
return true;
} else {}
}
function languages_powershell$_is_table(value) {
return $.both($.is.dict(value), () => $.both(languages_values$is_plain(value, 63, false), () => languages_powershell$_fits(value)));
}
function languages_powershell$_literal(value, depth) {
let inner, items, outer;
[inner, outer] = [$.op_mul("    ", $.op_add(depth, 1)), $.op_mul("    ", depth)];
if (value == null) {
return "$null";
} else if ($.is.str(value)) {
return emit_literals$ps_str(value);
} else if ($.is.bool(value)) {
return ($.t(value) ? "$true" : "$false");
} else if (($.is.int(value) || $.is.float(value))) {
return $.repr(value);
} else if ($.is.tuple(value)) {
items = $.join(",\n", $.a(value).map((item) => `${$.s(inner)}${$.s(languages_powershell$_literal(item, $.op_add(depth, 1)))}`));
return ($.t(items) ? `@(\n${$.s(items)}\n${$.s(outer)})` : "@()");
} else if ($.is.dict(value)) {
items = $.join("", $.a($.items(value)).map(([key, item]) => `${$.s(inner)}${$.s(emit_literals$ps_str(key))} = ${$.s(languages_powershell$_literal(item, $.op_add(depth, 1)))}\n`));
return ($.t(items) ? `[ordered]@{\n${$.s(items)}${$.s(outer)}}` : "@{}");
} else {}
}
const emit_literals$_HIDDEN_IN_LINES = /(?!\u000a)[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{13430}-\u{13440}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const emit_literals$_PS_ACTIVE = /[`$"\u201c\u201d\u201e]/gu;
const emit_literals$_PS_SINGLE = /['\u2018\u2019\u201a\u201b]/gu;
const languages_powershell$SYNTAX = new languages_base$Interpolated(emit_literals$ps_str, languages_powershell$_variable, " + ", languages_powershell$_local, emit_literals$ps_inner, languages_powershell$_hole, ["\"", "\""]);
const languages_powershell$_METHODS = new Set(["DELETE", "GET", "HEAD", "MERGE", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"]);
const language = new languages_powershell$PowerShell("powershell", "PowerShell", "powershell", "ps1", "PowerShell 7.4 or newer", "pwsh FILE");
const template = function (v) {
let out = "";
out += "# " + $.s(emit_literals$code_line(v.title)) + "\n# Environment variables: " + $.s(v.needs) + "\n";
if ($.t(v.has_note)) {
out += "# " + $.s(v.note) + "\n";
}
out += "$ErrorActionPreference = 'Stop'\n";
if ($.t(v.has_required)) {
out += "\nfunction Get-Required([string] $name) {\n    $value = [Environment]::GetEnvironmentVariable($name)\n    if (-not $value) {\n        [Console]::Error.WriteLine(\"$name is not set.\")\n        exit 1\n    }\n    $value\n}\n";
}
out += "\n";
for (const variable of v.variables) {
if ($.t(variable.is_required)) {
out += $.s(variable.local) + " = Get-Required '" + $.s(variable.name) + "'\n";
} else {
out += $.s(variable.local) + " = $env:" + $.s(variable.name) + "\n";
}
if ($.t(variable.has_default)) {
out += "if (-not " + $.s(variable.local) + ") {" + $.s(" ") + $.s(variable.local) + " = " + $.s(variable.default) + " }\n";
}
}
out += "\n";
if ($.t(v.sends_values)) {
out += "$body = " + $.s(v.body) + "\n";
} else if ($.t(v.has_parts)) {
out += "$form = [Net.Http.MultipartFormDataContent]::new()\n";
for (const part of v.parts) {
if ($.t(part.is_file)) {
out += "$part = [Net.Http.ByteArrayContent]::new([IO.File]::ReadAllBytes($file))\n";
} else {
out += "$part = [Net.Http.ByteArrayContent]::new([Text.Encoding]::UTF8.GetBytes(" + $.s(part.text) + "))\n";
}
if ($.t(part.has_type)) {
out += "$part.Headers.ContentType = " + $.s(part.media_type) + "\n";
}
for (const header of part.headers) {
out += "$part.Headers.Add(" + $.s(header.name) + ", " + $.s(header.value) + ")\n";
}
if ($.t(part.is_file)) {
out += "$form.Add($part, " + $.s(part.name) + ", [IO.Path]::GetFileName($file))\n";
} else {
out += "$form.Add($part, " + $.s(part.name) + ")\n";
}
}
}
out += "$request = @{\n";
if ($.t(v.known_verb)) {
out += "    Method = " + $.s(v.method) + "\n";
} else {
out += "    CustomMethod = " + $.s(v.method) + "\n";
}
out += "    Uri = " + $.s(v.url) + "\n    Headers = @{\n";
for (const header of v.headers) {
if ($.t(header.is_optional)) {
} else {
out += "        " + $.s(header.name) + " = " + $.s(header.value) + "\n";
}
}
out += "    }\n";
if ($.t(v.sends_values)) {
out += "    ContentType = " + $.s(v.media_type) + "\n    Body = $body | ConvertTo-Json -Depth 100\n";
} else if ($.t(v.has_text)) {
out += "    ContentType = " + $.s(v.media_type) + "\n    Body = " + $.s(v.body) + "\n";
} else if ($.t(v.has_file)) {
out += "    ContentType = " + $.s(v.media_type) + "\n    InFile = $file\n";
} else if ($.t(v.has_parts)) {
out += "    Body = $form\n";
}
if ($.t(v.saves)) {
out += "    OutFile = 'download.bin'\n";
}
out += "    SkipHeaderValidation = $true\n    TimeoutSec = " + $.s(v.seconds) + "\n}\n";
for (const header of v.headers) {
if ($.t(header.is_optional)) {
out += "if (" + $.s(header.value) + ") {\n    $request.Headers[" + $.s(header.name) + "] = " + $.s(header.value) + "\n}\n";
}
}
out += "\ntry {\n    $response = Invoke-WebRequest @request\n} catch {\n    [Console]::Error.WriteLine(\"$($_.Exception.Message) $($_.ErrorDetails)\")\n    exit 1\n}\n";
if ($.t(v.prints)) {
out += "$response.Content\n";
}
if ($.t(v.shows)) {
out += "$response.StatusCode\n$response.Headers\n";
}
return out;
};
return (request) => {
const view = language.view(request.model, request.name);
return $.ended(template(view));
};
};
