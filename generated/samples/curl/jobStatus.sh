#!/bin/sh
# Get the state of a job.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
curl --fail-with-body --silent --show-error \
  --header "Authorization: Bearer ${API_TOKEN:?API_TOKEN is not set.}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/json' \
  "${API_ROOT:-https://aihub.instabase.com/api}/v2/jobs/b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34"
