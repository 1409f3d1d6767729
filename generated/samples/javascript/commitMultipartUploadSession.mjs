// Commit or abort a multipart upload.
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

const response = await fetch(`${API_ROOT}/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt`, {
  method: "POST",
  headers,
  body: JSON.stringify({
    action: "commit",
    parts: [
      {
        part_num: 1,
        part_id: "7d3f0b92e1",
      },
      {
        part_num: 2,
        part_id: "0c58a6f4b7",
      },
      {
        part_num: 3,
        part_id: "e94127cd30",
      },
    ],
  }),
  signal: AbortSignal.timeout(60_000),
});
if (!response.ok) {
  console.error(`${response.status} ${response.statusText}: ${await response.text()}`);
  process.exit(1);
}
console.log(response.status, Object.fromEntries(response.headers));
