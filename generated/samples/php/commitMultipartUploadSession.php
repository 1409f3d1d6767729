<?php

// Commit or abort a multipart upload.
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

$curl = curl_init($apiRoot . '/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt');
curl_setopt_array($curl, [
    CURLOPT_POST => true,
    CURLOPT_HTTPHEADER => $headers,
    CURLOPT_POSTFIELDS => json_encode([
        'action' => 'commit',
        'parts' => [
            [
                'part_num' => 1,
                'part_id' => '7d3f0b92e1',
            ],
            [
                'part_num' => 2,
                'part_id' => '0c58a6f4b7',
            ],
            [
                'part_num' => 3,
                'part_id' => 'e94127cd30',
            ],
        ],
    ], JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION),
    CURLOPT_HEADER => true,
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
