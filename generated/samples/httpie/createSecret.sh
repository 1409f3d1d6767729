#!/bin/sh
# Create a secret.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
http --check-status --ignore-stdin --timeout=60 --headers \
  POST "${API_ROOT:-https://aihub.instabase.com/api}/v2/aihub/secrets" \
  "Authorization:Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  "IB-Context:${IB_CONTEXT}" \
  'Accept:application/json' \
  alias='YOUR_SECRET_ALIAS' \
  value='sample-value-not-a-real-token' \
  allowed_workspaces_type='ALL'
