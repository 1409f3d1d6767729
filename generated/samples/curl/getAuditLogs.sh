#!/bin/sh
# Read the audit log.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
curl --fail-with-body --silent --show-error \
  --request POST \
  --header "Authorization: Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --data-raw '{}' \
  "${API_ROOT:-https://aihub.instabase.com/api}/v1/auditlogs"
