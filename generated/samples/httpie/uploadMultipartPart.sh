#!/bin/sh
# Upload a part.
# Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT
http --check-status --ignore-stdin --timeout=60 \
  PUT "${API_ROOT:-https://aihub.instabase.com/api}/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt/parts/1" \
  "Authorization:Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  "IB-Context:${IB_CONTEXT}" \
  'Accept:application/json' \
  'Content-Type:application/octet-stream' \
  "@${FILE:?FILE is not set.}"
