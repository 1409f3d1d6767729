<?php

// Write a file.
// Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT

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
$file = required('FILE');

$headers = [
    'Authorization: Bearer ' . $apiToken,
    'Accept: application/json',
    'Content-Type: application/octet-stream',
];
if ($ibContext !== false && $ibContext !== '') {
    $headers[] = 'IB-Context: ' . $ibContext;
}

$curl = curl_init($apiRoot . '/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'PUT',
    CURLOPT_HTTPHEADER => $headers,
    CURLOPT_UPLOAD => true,
    CURLOPT_INFILE => fopen($file, 'rb'),
    CURLOPT_INFILESIZE => filesize($file),
    CURLOPT_HEADER => true,
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
echo $reply, PHP_EOL;
