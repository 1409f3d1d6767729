// Start a multipart upload.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
import process from "node:process";

const API_ROOT = process.env.API_ROOT || "https://aihub.instabase.com/api";
const API_TOKEN = process.env.API_TOKEN;
if (!API_TOKEN) {
  console.error("API_TOKEN is not set.");
  process.exit(1);
}
const IB_CONTEXT = process.env.IB_CONTEXT;

const headers = new Headers({
  Authorization: `Bearer ${API_TOKEN}`,
  Accept: "application/json",
  "Content-Type": "application/json",
});
if (IB_CONTEXT) {
  headers.set("IB-Context", IB_CONTEXT);
}

const response = await fetch(`${API_ROOT}/v2/batches/multipart-upload`, {
  method: "POST",
  headers,
  body: JSON.stringify({
    batch_id: 4821,
    filename: "scans-q1.pdf",
    file_size: 20971520,
  }),
  signal: AbortSignal.timeout(60_000),
});
if (!response.ok) {
  console.error(`${response.status} ${response.statusText}: ${await response.text()}`);
  process.exit(1);
}
console.log(JSON.stringify(await response.json(), null, 2));
