// Delete a file from a batch.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT

const response = await fetch(process.env.API_ROOT + "/v2/batches/4821/files/invoice-0117.pdf", {
  method: "DELETE",
  headers: {
    "Authorization": "Bearer " + process.env.API_TOKEN,
    "IB-Context": process.env.IB_CONTEXT,
  },
});
if (!response.ok) {
  throw new Error(`${response.status} ${response.statusText}: ${await response.text()}`);
}
console.log(response.status, Object.fromEntries(response.headers));
