#!/bin/sh
# Get the metadata of a file or folder.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
curl --fail-with-body --silent --show-error \
  --head \
  --header "Authorization: Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/json' \
  "${API_ROOT:-https://aihub.instabase.com/api}/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv"
