<?php
// Read a file.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
$curl = curl_init(getenv('API_ROOT') . '/v2/files/acme-finance%2Faccounts-payable%2Ffs%2FInstabase%20Drive%2Foutput%2Fmarch%2Fsummary.csv?expect-node-type=file');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'GET',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer ' . getenv('API_TOKEN'),
        'IB-Context: ' . getenv('IB_CONTEXT'),
        'Accept: application/octet-stream, application/json',
        'Range: bytes=0-1023',
        'IB-Retry-Config: {"retries": 2, "backoff-seconds": 4}',
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
file_put_contents('download.bin', $reply);
