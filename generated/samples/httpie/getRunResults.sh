#!/bin/sh
# Get the results of a run.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
http --check-status --ignore-stdin --timeout=60 \
  GET "${API_ROOT:-https://aihub.instabase.com/api}/v2/apps/runs/c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90/results" \
  "Authorization:Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  "IB-Context:${IB_CONTEXT}" \
  'Accept:application/json'
