// Upload a part.
// Environment variables: API_ROOT, API_TOKEN, IB_CONTEXT and FILE
import { readFile } from "node:fs/promises";

const response = await fetch(process.env.API_ROOT + "/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt/parts/1", {
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
console.log(await response.text());
