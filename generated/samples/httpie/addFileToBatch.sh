#!/bin/sh
# Add a file to a batch.
# Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT
http --check-status --ignore-stdin --timeout=60 --headers \
  PUT "${API_ROOT:-https://aihub.instabase.com/api}/v2/batches/4821/files/invoice-0117.pdf" \
  "Authorization:Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  "IB-Context:${IB_CONTEXT}" \
  'Accept:application/json' \
  'Content-Type:application/octet-stream' \
  "@${FILE:?FILE is not set.}"
