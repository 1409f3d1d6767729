<?php
// List runs.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
$curl = curl_init(getenv('API_ROOT') . '/v2/apps/runs?app_id=5f0c7a1e-2b9d-4c36-8a41-0d6f3e9b7c25&app_name=Invoice%20extraction&deployment_id=0195a3c4-6d21-7f08-9b5e-41c7d2e8f360&username=maria.lopez&run_id=c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90&status=COMPLETE&status=FAILED&output_workspaces=accounts-payable&from_timestamp=1772409600&to_timestamp=1772496000&limit=50&offset=0&sort_by=start_timestamp&order=DESCENDING');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'GET',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer ' . getenv('API_TOKEN'),
        'IB-Context: ' . getenv('IB_CONTEXT'),
        'Accept: application/json',
    ],
    CURLOPT_RETURNTRANSFER => true,
]);
$reply = curl_exec($curl);
if ($reply === false) {
    fwrite(STDERR, curl_error($curl) . "\n");
    exit(1);
}
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if ($status >= 400) {
    fwrite(STDERR, "$status: $reply\n");
    exit(1);
}
echo $reply, "\n";
