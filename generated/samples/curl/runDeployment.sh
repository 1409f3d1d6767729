#!/bin/sh
# Run a deployment.
# Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
curl --fail-with-body --silent --show-error \
  --request POST \
  --header "Authorization: Bearer ${API_TOKEN}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --data-raw '{
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
}' \
  "${API_ROOT}/v2/apps/deployments/0195a3c4-6d21-7f08-9b5e-41c7d2e8f360/runs"
