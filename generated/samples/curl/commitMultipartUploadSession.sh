#!/bin/sh
# Commit or abort a multipart upload.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
curl --fail-with-body --silent --show-error \
  --request POST \
  --include \
  --header "Authorization: Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --data-raw '{
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
  "${API_ROOT:-https://aihub.instabase.com/api}/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt"
