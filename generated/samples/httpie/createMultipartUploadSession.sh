#!/bin/sh
# Start a multipart upload.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
http --check-status --ignore-stdin --timeout=60 \
  POST "${API_ROOT:-https://aihub.instabase.com/api}/v2/batches/multipart-upload" \
  "Authorization:Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  "IB-Context:${IB_CONTEXT}" \
  'Accept:application/json' \
  batch_id:=4821 \
  filename='scans-q1.pdf' \
  file_size:=20971520
