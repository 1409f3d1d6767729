#!/bin/sh
# Delete a run.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
curl --fail-with-body --silent --show-error \
  --request DELETE \
  --header "Authorization: Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/json' \
  "${API_ROOT:-https://aihub.instabase.com/api}/v2/apps/runs/c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90"
