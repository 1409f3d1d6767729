// Read the audit log.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT

const response = await fetch(process.env.API_ROOT + "/v1/auditlogs", {
  method: "POST",
  headers: {
    "Authorization": "Bearer " + process.env.API_TOKEN,
    "IB-Context": process.env.IB_CONTEXT,
    "Accept": "application/json",
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    "start": 0,
    "size": 100,
    "log_type": "login_v2",
    "start_time": "1772409600000",
    "end_time": "1772496000000"
  }),
});
if (!response.ok) {
  throw new Error(`${response.status} ${response.statusText}: ${await response.text()}`);
}
console.log(await response.text());
