// Write a file.
// Environment variables: API_ROOT, API_TOKEN, IB_CONTEXT and FILE
import { readFile } from "node:fs/promises";

const response = await fetch(process.env.API_ROOT + "/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv", {
  method: "PUT",
  headers: {
    "Authorization": "Bearer " + process.env.API_TOKEN,
    "IB-Context": process.env.IB_CONTEXT,
    "Accept": "application/json",
    "Content-Type": "application/octet-stream",
  },
  body: await readFile(process.env.FILE),
});
if (!response.ok) {
  throw new Error(`${response.status} ${response.statusText}: ${await response.text()}`);
}
console.log(response.status, Object.fromEntries(response.headers));
