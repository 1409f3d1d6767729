#!/bin/sh
# Create a batch.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
http --check-status --ignore-stdin --timeout=60 \
  POST "${API_ROOT:-https://aihub.instabase.com/api}/v2/batches" \
  "Authorization:Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  "IB-Context:${IB_CONTEXT}" \
  'Accept:application/json' \
  name='march-invoices'
