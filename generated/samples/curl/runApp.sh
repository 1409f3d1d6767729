#!/bin/sh
# Run an app.
# Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
curl --fail-with-body --silent --show-error \
  --request POST \
  --header "Authorization: Bearer ${API_TOKEN}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --data-raw '{
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
}' \
  "${API_ROOT}/v2/apps/runs"
