<?php
// Delete a file from a batch.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
$curl = curl_init(getenv('API_ROOT') . '/v2/batches/4821/files/invoice-0117.pdf');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'DELETE',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer ' . getenv('API_TOKEN'),
        'IB-Context: ' . getenv('IB_CONTEXT'),
    ],
    CURLOPT_HEADER => true,
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
