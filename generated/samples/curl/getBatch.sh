#!/bin/sh
# Get a batch.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
curl --fail-with-body --silent --show-error \
  --header "Authorization: Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/json' \
  "${API_ROOT:-https://aihub.instabase.com/api}/v2/batches/4821"
