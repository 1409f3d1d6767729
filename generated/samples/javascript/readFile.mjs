// Read a file.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
import { writeFile } from "node:fs/promises";

const response = await fetch(process.env.API_ROOT + "/v2/files/acme-finance%2Faccounts-payable%2Ffs%2FInstabase%20Drive%2Foutput%2Fmarch%2Fsummary.csv?expect-node-type=file", {
  method: "GET",
  headers: {
    "Authorization": "Bearer " + process.env.API_TOKEN,
    "IB-Context": process.env.IB_CONTEXT,
    "Accept": "application/octet-stream, application/json",
    "Range": "bytes=0-1023",
    "IB-Retry-Config": "{\"retries\": 2, \"backoff-seconds\": 4}",
  },
});
if (!response.ok) {
  throw new Error(`${response.status} ${response.statusText}: ${await response.text()}`);
}
await writeFile("download.bin", Buffer.from(await response.arrayBuffer()));
