// Upload a part.
// Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT
import { openAsBlob } from "node:fs";
import process from "node:process";

interface Reply {
  part_id: string;
  part_num: number;
}

const API_ROOT = process.env.API_ROOT || "https://aihub.instabase.com/api";
const API_TOKEN = process.env.API_TOKEN;
if (!API_TOKEN) {
  console.error("API_TOKEN is not set.");
  process.exit(1);
}
const IB_CONTEXT = process.env.IB_CONTEXT;
const FILE = process.env.FILE;
if (!FILE) {
  console.error("FILE is not set.");
  process.exit(1);
}

const headers = new Headers({
  Authorization: `Bearer ${API_TOKEN}`,
  Accept: "application/json",
  "Content-Type": "application/octet-stream",
});
if (IB_CONTEXT) {
  headers.set("IB-Context", IB_CONTEXT);
}

const response = await fetch(`${API_ROOT}/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt/parts/1`, {
  method: "PUT",
  headers,
  body: await openAsBlob(FILE),
  signal: AbortSignal.timeout(600_000),
});
if (!response.ok) {
  console.error(`${response.status} ${response.statusText}: ${await response.text()}`);
  process.exit(1);
}
const reply = (await response.json()) as Reply;
console.log(JSON.stringify(reply, null, 2));
