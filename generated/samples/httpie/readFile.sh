#!/bin/sh
# Read a file.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
http --check-status --ignore-stdin --timeout=60 --output download.bin \
  GET "${API_ROOT:-https://aihub.instabase.com/api}/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv?expect-node-type=file" \
  "Authorization:Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  "IB-Context:${IB_CONTEXT}" \
  'Accept:application/octet-stream, application/json'
