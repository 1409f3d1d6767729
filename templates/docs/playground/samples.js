// The request as code. Secrets are read from environment variables; all other text is quoted.

const SHELL_PLAIN = /^[\w\-.~%/?=&,:;@+*]*$/;
const shellQuote = (text) => `'${text.split("'").join("'\\''")}'`;
/** A word of text and a variable: `"text${VARIABLE}"`. */
const shellWord = (text, variable) => SHELL_PLAIN.test(text.replace(/ /g, ""))
  ? `"${text}${variable}"` : `${shellQuote(text)}"${variable}"`;

/** curl: one option per line. */
function curlSample(op, request) {
  const lines = [`curl --request ${request.method}`];
  for (const [name, prefix, variable, encoded] of request.secrets) {
    lines.push(encoded ? `--user "\${${variable}}"`
      : `--header ${shellWord(`${name}: ${prefix}`, `\${${variable}}`)}`);
  }
  for (const [name, variable] of request.context) {
    lines.push(`--header ${shellWord(`${name}: `, `\${${variable}}`)}`);
  }
  for (const [name, text] of request.headers) lines.push(`--header ${shellQuote(`${name}: ${text}`)}`);
  const body = request.body;
  if (body && body.parts) {
    for (const [name, part] of body.parts) {
      lines.push(part instanceof File || part === undefined
        ? `--form ${shellQuote(`${name}=@`)}"\${FILE}"`
        : `--form-string ${shellQuote(`${name}=${part}`)}`);
    }
  } else if (body && body.file !== undefined) {
    lines.push('--data-binary "@${FILE}"');
  } else if (body) {
    lines.push(`--data-raw ${shellQuote(body.text)}`);
  }
  if (op.binary) lines.push("--output download.bin");
  const secret = secretQuery(request, (variable) => `\${${variable}}`);
  const target = SHELL_PLAIN.test(request.target) ? request.target : `"${shellQuote(request.target)}"`;
  lines.push(`"\${${op.root}}${target}${secret}"`);
  return lines.join(" \\\n  ");
}

const secretQuery = (request, say) =>
  request.secretQuery.map(([name, variable], index) =>
    `${index || request.target.indexOf("?") >= 0 ? "&" : "?"}${quoteAll(name)}=${say(variable)}`).join("");

const jsText = (text) => JSON.stringify(text).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);

/** Whether JavaScript keeps the JSON numbers in a value exactly. */
const exact = (value) => toJson(JSON.parse(toJson(value, "")), "") === toJson(value, "");

/** TypeScript with fetch. */
function typescriptSample(op, request) {
  const setting = (name) => `process.env.${name}`;
  const headers = [];
  for (const [name, prefix, variable, encoded] of request.secrets) {
    headers.push(`${jsText(name)}: ${encoded ? `"Basic " + btoa(${setting(variable)}!)` : `\`${prefix}\${${setting(variable)}}\``}`);
  }
  for (const [name, variable] of request.context) headers.push(`${jsText(name)}: ${setting(variable)}!`);
  for (const [name, text] of request.headers) headers.push(`${jsText(name)}: ${jsText(text)}`);
  const body = request.body;
  const before = [];
  const options = [`method: ${jsText(request.method)}`];
  if (headers.length) options.push(`headers: {\n      ${headers.join(",\n      ")},\n    }`);
  if (body && body.parts) {
    before.push("const form = new FormData();");
    for (const [name, part] of body.parts) {
      const value = part instanceof File || part === undefined
        ? "new Blob([await readFile(process.env.FILE!)])" : jsText(part);
      before.push(`form.append(${jsText(name)}, ${value});`);
    }
    options.push("body: form");
  } else if (body && body.file !== undefined) {
    options.push("body: await readFile(process.env.FILE!)");
  } else if (body) {
    const plain = body.kind === "json" && body.value !== undefined && exact(body.value);
    options.push(`body: ${plain ? `JSON.stringify(${toJson(body.value, "  ", "\n    ")})` : jsText(body.text)}`);
  }
  const url = `${setting(op.root)} + ${jsText(request.target)}${
    request.secretQuery.length ? ` + \`${secretQuery(request, (name) => `\${encodeURIComponent(${setting(name)}!)}`)}\`` : ""}`;
  const needsFile = body && (body.file !== undefined || body.parts);
  return [
    needsFile ? 'import { readFile } from "node:fs/promises";\n\n' : "",
    "async function main(): Promise<void> {\n",
    ...before.map((line) => `  ${line}\n`),
    `  const response = await fetch(${url}, {\n    ${options.join(",\n    ")},\n  });\n`,
    "  if (!response.ok) {\n    throw new Error(`${response.status}: ${await response.text()}`);\n  }\n",
    op.binary ? "  console.log(await response.arrayBuffer());\n" : "  console.log(await response.text());\n",
    "}\n\nmain();\n",
  ].join("");
}

/** A Python literal. */
function pyLiteral(value, indent = "\n") {
  if (value === null) return "None";
  if (value === true || value === false) return value ? "True" : "False";
  if (value instanceof Raw) return value.text;
  if (typeof value === "string") return JSON.stringify(sound(value)).replace(/[\x7f-\x9f\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  if (typeof value === "number") return String(value);
  const inner = `${indent}    `;
  const items = Array.isArray(value)
    ? value.map((item) => pyLiteral(item, inner))
    : Object.keys(value).map((key) => `${pyLiteral(key)}: ${pyLiteral(value[key], inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const line = `${open}${items.join(", ")}${close}`;
  return line.length < 60 ? line : `${open}${items.map((item) => `${inner}${item},`).join("")}${indent}${close}`;
}

const pyCall = (name, parts, indent) => {
  const line = `${name}(${parts.join(", ")})`;
  return line.length <= 72 && line.indexOf("\n") < 0 ? line
    : `${name}(${parts.map((part) => `${indent}    ${part},`).join("")}${indent})`;
};

/** Python with the SDK of this site, or with requests if there is none. */
function pythonSample(op, request) {
  const env = (name) => `os.environ["${name}"]`;
  const sdk = op.sdk;
  const file = 'Path(os.environ["FILE"])';
  const body = request.body;
  const needsFile = body && (body.file !== undefined || body.parts);
  const head = `import os\n${needsFile ? "from pathlib import Path\n" : ""}\n`;
  if (!sdk) return head + requestsSample(op, request, env);
  const values = [];
  for (const [name, place, wire] of sdk.params) {
    const given = place === "body_root" ? (body && body.file !== undefined ? body.file : body && body.value)
      : place === "body" ? body && isObject(body.value) ? body.value[wire] : undefined
      : request.values[`${place} ${wire}`];
    const isFile = given instanceof File || (place === "body_root" && body && body.file !== undefined);
    if (given !== undefined) values.push(`${name}=${isFile ? file : pyLiteral(given, "\n    ")}`);
  }
  const client = sdk.arguments.map(([name, variable]) => `${name}=${env(variable)}`);
  return `${head}from ${sdk.package} import ${sdk.client}\n\n` +
    `${pyCall(`client = ${sdk.client}`, client, "\n")}\n` +
    `${pyCall(`result = ${sdk.call}`, values, "\n")}\nprint(result)\n`;
}

function requestsSample(op, request, env) {
  const headers = [];
  const parts = [pyLiteral(request.method), `${env(op.root)} + ${pyLiteral(request.target)}`];
  for (const [name, prefix, variable, encoded] of request.secrets) {
    if (encoded) parts.push(`auth=tuple(${env(variable)}.split(":", 1))`);
    else headers.push(`${pyLiteral(name)}: ${prefix ? `${pyLiteral(prefix)} + ` : ""}${env(variable)}`);
  }
  for (const [name, variable] of request.context) headers.push(`${pyLiteral(name)}: ${env(variable)}`);
  for (const [name, text] of request.headers) headers.push(`${pyLiteral(name)}: ${pyLiteral(text)}`);
  if (request.secretQuery.length) {
    parts.push(`params={${request.secretQuery.map(([name, variable]) => `${pyLiteral(name)}: ${env(variable)}`).join(", ")}}`);
  }
  if (headers.length) parts.push(`headers={${headers.map((line) => `\n        ${line},`).join("")}\n    }`);
  const body = request.body;
  if (body && body.parts) {
    const isFile = (part) => part instanceof File || part === undefined;
    parts.push(`files=[${body.parts.map(([name, part]) =>
      `(${pyLiteral(name)}, ${isFile(part) ? 'Path(os.environ["FILE"]).open("rb")' : `(None, ${pyLiteral(part)})`})`).join(", ")}]`);
  } else if (body && body.file !== undefined) {
    parts.push('data=Path(os.environ["FILE"]).open("rb")');
  } else if (body) {
    parts.push(`data=${pyLiteral(body.text)}.encode()`);
  }
  return `import requests\n\n${pyCall("response = requests.request", parts, "\n")}\n` +
    `response.raise_for_status()\nprint(response.${op.binary ? "content" : "text"})\n`;
}

const SAMPLES = [
  ["curl", "curl", curlSample],
  ["typescript", "TypeScript", typescriptSample],
  ["python", "Python", pythonSample],
];
