#!/bin/sh
# Run an app.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
http --check-status --ignore-stdin --timeout=60 \
  POST "${API_ROOT:-https://aihub.instabase.com/api}/v2/apps/runs" \
  "Authorization:Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  "IB-Context:${IB_CONTEXT}" \
  'Accept:application/json' \
  app_name='YOUR_APP_NAME' \
  batch_id:=4821
