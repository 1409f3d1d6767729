#!/bin/sh
# Update a secret.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
curl --fail-with-body --silent --show-error \
  --request PATCH \
  --include \
  --header "Authorization: Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "alias": "YOUR_SECRET_ALIAS",
  "value": "another-sample-value"
}' \
  "${API_ROOT:-https://aihub.instabase.com/api}/v2/aihub/secrets"
