#!/bin/sh
# Read the audit log.
# Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
curl --fail-with-body --silent --show-error \
  --request POST \
  --header "Authorization: Bearer ${API_TOKEN}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "start": 0,
  "size": 100,
  "log_type": "login_v2",
  "start_time": "1772409600000",
  "end_time": "1772496000000"
}' \
  "${API_ROOT}/v1/auditlogs"
