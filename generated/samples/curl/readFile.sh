#!/bin/sh
# Read a file.
# Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
curl --fail --silent --show-error \
  --output download.bin \
  --header "Authorization: Bearer ${API_TOKEN}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/octet-stream, application/json' \
  --header 'Range: bytes=0-1023' \
  --header 'IB-Retry-Config: {"retries": 2, "backoff-seconds": 4}' \
  "${API_ROOT}/v2/files/acme-finance%2Faccounts-payable%2Ffs%2FInstabase%20Drive%2Foutput%2Fmarch%2Fsummary.csv?expect-node-type=file"
