<?php
// Read the audit log.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
$curl = curl_init(getenv('API_ROOT') . '/v1/auditlogs');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer ' . getenv('API_TOKEN'),
        'IB-Context: ' . getenv('IB_CONTEXT'),
        'Accept: application/json',
        'Content-Type: application/json',
    ],
    CURLOPT_POSTFIELDS => json_encode(new stdClass(), JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION),
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
