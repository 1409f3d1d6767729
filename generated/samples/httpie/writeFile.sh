#!/bin/sh
# Write a file.
# Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT
http --check-status --ignore-stdin --timeout=60 --headers \
  PUT "${API_ROOT:-https://aihub.instabase.com/api}/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv" \
  "Authorization:Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  "IB-Context:${IB_CONTEXT}" \
  'Accept:application/json' \
  'Content-Type:application/octet-stream' \
  "@${FILE:?FILE is not set.}"
