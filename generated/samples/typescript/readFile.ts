// Read a file.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
import { writeFile } from "node:fs/promises";
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
  Accept: "application/octet-stream, application/json",
});
if (IB_CONTEXT) {
  headers.set("IB-Context", IB_CONTEXT);
}

const response = await fetch(`${API_ROOT}/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv?expect-node-type=file`, {
  method: "GET",
  headers,
  signal: AbortSignal.timeout(600_000),
});
if (!response.ok) {
  console.error(`${response.status} ${response.statusText}: ${await response.text()}`);
  process.exit(1);
}
await writeFile("download.bin", new Uint8Array(await response.arrayBuffer()));
