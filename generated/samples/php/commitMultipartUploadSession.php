<?php
// Commit or abort a multipart upload.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
$curl = curl_init(getenv('API_ROOT') . '/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer ' . getenv('API_TOKEN'),
        'IB-Context: ' . getenv('IB_CONTEXT'),
        'Accept: application/json',
        'Content-Type: application/json',
    ],
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
