<?php

// Start a multipart upload.
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
    'Accept: application/json',
    'Content-Type: application/json',
];
if ($ibContext !== false && $ibContext !== '') {
    $headers[] = 'IB-Context: ' . $ibContext;
}

$curl = curl_init($apiRoot . '/v2/batches/multipart-upload');
curl_setopt_array($curl, [
    CURLOPT_POST => true,
    CURLOPT_HTTPHEADER => $headers,
    CURLOPT_POSTFIELDS => json_encode([
        'batch_id' => 4821,
        'filename' => 'scans-q1.pdf',
        'file_size' => 20971520,
    ], JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION),
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 60,
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
echo $reply, PHP_EOL;
