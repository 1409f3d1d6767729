<?php

// Read a file.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

declare(strict_types=1);

function required(string $name): string
{
    $value = getenv($name);
    if ($value === false || $value === '') {
        fwrite(STDERR, "$name is not set.\n");
        exit(1);
    }
    return $value;
}

$apiRoot = getenv('API_ROOT') ?: 'https://aihub.instabase.com/api';
$apiToken = required('API_TOKEN');
$ibContext = getenv('IB_CONTEXT');

$headers = [
    'Authorization: Bearer ' . $apiToken,
    'Accept: application/octet-stream, application/json',
];
if ($ibContext !== false && $ibContext !== '') {
    $headers[] = 'IB-Context: ' . $ibContext;
}

$curl = curl_init($apiRoot . '/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv?expect-node-type=file');
curl_setopt_array($curl, [
    CURLOPT_HTTPHEADER => $headers,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 600,
]);
$reply = curl_exec($curl);
if ($reply === false) {
    fwrite(STDERR, curl_error($curl) . PHP_EOL);
    exit(1);
}
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if ($status >= 400) {
    fwrite(STDERR, "$status: $reply" . PHP_EOL);
    exit(1);
}
file_put_contents('download.bin', $reply);
