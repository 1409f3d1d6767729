#!/bin/sh
# Read the audit log.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
http --check-status --ignore-stdin --timeout=60 \
  --raw '{}' \
  POST "${API_ROOT:-https://aihub.instabase.com/api}/v1/auditlogs" \
  "Authorization:Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  "IB-Context:${IB_CONTEXT}" \
  'Accept:application/json'
