#!/bin/sh
# Delete a file from a batch.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
http --check-status --ignore-stdin --timeout=60 --headers \
  DELETE "${API_ROOT:-https://aihub.instabase.com/api}/v2/batches/4821/files/invoice-0117.pdf" \
  "Authorization:Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  "IB-Context:${IB_CONTEXT}"
