// Run an app.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT

const response = await fetch(process.env.API_ROOT + "/v2/apps/runs", {
  method: "POST",
  headers: {
    "Authorization": "Bearer " + process.env.API_TOKEN,
    "IB-Context": process.env.IB_CONTEXT,
    "Accept": "application/json",
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    "app_id": "5f0c7a1e-2b9d-4c36-8a41-0d6f3e9b7c25",
    "batch_id": 4821,
    "output_workspace": "accounts-payable",
    "settings": {
      "keys": {
        "custom": {
          "currency": "EUR"
        },
        "secret": {
          "erp_token": "erp-api-token"
        }
      },
      "runtime_config": {
        "generate_post_process_pdf": true,
        "instabase": {
          "pdf": {
            "passwords": {
              "invoice-0117.pdf": "correct-horse-battery"
            }
          }
        }
      },
      "tags": [
        "month-end",
        "march"
      ]
    }
  }),
});
if (!response.ok) {
  throw new Error(`${response.status} ${response.statusText}: ${await response.text()}`);
}
console.log(await response.text());
