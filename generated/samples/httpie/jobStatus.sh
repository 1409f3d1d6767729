#!/bin/sh
# Get the state of a job.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
http --check-status --ignore-stdin --timeout=60 \
  GET "${API_ROOT:-https://aihub.instabase.com/api}/v2/jobs/b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34" \
  "Authorization:Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  "IB-Context:${IB_CONTEXT}" \
  'Accept:application/json'
