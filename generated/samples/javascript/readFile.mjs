// Read a file.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
import { writeFile } from "node:fs/promises";

const response = await fetch(process.env.API_ROOT + "/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv?expect-node-type=file", {
  method: "GET",
  headers: {
    "Authorization": "Bearer " + process.env.API_TOKEN,
    "IB-Context": process.env.IB_CONTEXT,
    "Accept": "application/octet-stream, application/json",
  },
});
if (!response.ok) {
  throw new Error(`${response.status} ${response.statusText}: ${await response.text()}`);
}
await writeFile("download.bin", Buffer.from(await response.arrayBuffer()));
