// Delete a run.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
import process from "node:process";

interface Reply {
  delete_input_dir_job_id?: string | null;
  delete_output_dir_job_id?: string | null;
  delete_log_dir_job_id?: string | null;
}

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
});
if (IB_CONTEXT) {
  headers.set("IB-Context", IB_CONTEXT);
}

const response = await fetch(`${API_ROOT}/v2/apps/runs/c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90`, {
  method: "DELETE",
  headers,
  signal: AbortSignal.timeout(60_000),
});
if (!response.ok) {
  console.error(`${response.status} ${response.statusText}: ${await response.text()}`);
  process.exit(1);
}
const reply = (await response.json()) as Reply;
console.log(JSON.stringify(reply, null, 2));
