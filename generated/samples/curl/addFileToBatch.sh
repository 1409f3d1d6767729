#!/bin/sh
# Add a file to a batch.
# Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT
curl --fail-with-body --silent --show-error \
  --request PUT \
  --include \
  --header "Authorization: Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/octet-stream' \
  --data-binary "@${FILE:?FILE is not set.}" \
  "${API_ROOT:-https://aihub.instabase.com/api}/v2/batches/4821/files/invoice-0117.pdf"
