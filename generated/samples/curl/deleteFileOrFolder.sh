#!/bin/sh
# Delete a file or folder.
# Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
curl --fail-with-body --silent --show-error \
  --request DELETE \
  --include \
  --header "Authorization: Bearer ${API_TOKEN}" \
  --header "IB-Context: ${IB_CONTEXT}" \
  --header 'Accept: application/json' \
  "${API_ROOT}/v2/files/acme-finance%2Faccounts-payable%2Ffs%2FInstabase%20Drive%2Foutput%2Fmarch%2Fsummary.csv"
