// Get the state of a batch deletion.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT

const response = await fetch(process.env.API_ROOT + "/v2/batches/jobs/b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34", {
  method: "GET",
  headers: {
    "Authorization": "Bearer " + process.env.API_TOKEN,
    "IB-Context": process.env.IB_CONTEXT,
    "Accept": "application/json",
  },
});
if (!response.ok) {
  throw new Error(`${response.status} ${response.statusText}: ${await response.text()}`);
}
console.log(await response.text());
