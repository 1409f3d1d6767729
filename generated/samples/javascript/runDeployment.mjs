// Run a deployment.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT

const response = await fetch(process.env.API_ROOT + "/v2/apps/deployments/0195a3c4-6d21-7f08-9b5e-41c7d2e8f360/runs", {
  method: "POST",
  headers: {
    "Authorization": "Bearer " + process.env.API_TOKEN,
    "IB-Context": process.env.IB_CONTEXT,
    "Accept": "application/json",
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    "batch_id": 4821,
    "output_dir": "acme-finance/accounts-payable/fs/Instabase Drive/output/march/",
    "settings": {
      "keys": {
        "custom": {
          "currency": "EUR"
        },
        "secret": {
          "erp_token": "erp-api-token"
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
