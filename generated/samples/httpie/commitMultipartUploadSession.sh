#!/bin/sh
# Commit or abort a multipart upload.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
http --check-status --ignore-stdin --timeout=60 --headers \
  --raw '{
  "action": "commit",
  "parts": [
    {
      "part_num": 1,
      "part_id": "7d3f0b92e1"
    },
    {
      "part_num": 2,
      "part_id": "0c58a6f4b7"
    },
    {
      "part_num": 3,
      "part_id": "e94127cd30"
    }
  ]
}' \
  POST "${API_ROOT:-https://aihub.instabase.com/api}/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt" \
  "Authorization:Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  "IB-Context:${IB_CONTEXT}" \
  'Accept:application/json'
