// Commit or abort a multipart upload.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT

const response = await fetch(process.env.API_ROOT + "/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt", {
  method: "POST",
  headers: {
    "Authorization": "Bearer " + process.env.API_TOKEN,
    "IB-Context": process.env.IB_CONTEXT,
    "Accept": "application/json",
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    "action": "commit",
    "parts": [
      {
        "part_num": 1,
        "part_id": "7d3f0b92e1"
      },
      {
        "part_num": 2,
        "part_id": "0c58a6f4b7"
      },
      {
        "part_num": 3,
        "part_id": "e94127cd30"
      }
    ]
  }),
});
if (!response.ok) {
  throw new Error(`${response.status} ${response.statusText}: ${await response.text()}`);
}
console.log(response.status, Object.fromEntries(response.headers));
