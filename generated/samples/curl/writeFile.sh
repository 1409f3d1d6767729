#!/bin/sh
# Write a file.
# Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT
curl --fail-with-body --silent --show-error \
  --request PUT \
  --include \
  --header "Authorization: Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/octet-stream' \
  --data-binary "@${FILE:?FILE is not set.}" \
  "${API_ROOT:-https://aihub.instabase.com/api}/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv"
