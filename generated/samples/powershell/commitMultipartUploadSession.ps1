# Commit or abort a multipart upload.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
$ErrorActionPreference = 'Stop'

function Get-Required([string] $name) {
    $value = [Environment]::GetEnvironmentVariable($name)
    if (-not $value) {
        [Console]::Error.WriteLine("$name is not set.")
        exit 1
    }
    $value
}

$apiRoot = $env:API_ROOT
if (-not $apiRoot) { $apiRoot = 'https://aihub.instabase.com/api' }
$apiToken = Get-Required 'API_TOKEN'
$ibContext = $env:IB_CONTEXT

$body = [ordered]@{
    'action' = 'commit'
    'parts' = @(
        [ordered]@{
            'part_num' = 1
            'part_id' = '7d3f0b92e1'
        },
        [ordered]@{
            'part_num' = 2
            'part_id' = '0c58a6f4b7'
        },
        [ordered]@{
            'part_num' = 3
            'part_id' = 'e94127cd30'
        }
    )
}
$request = @{
    Method = 'POST'
    Uri = "$apiRoot/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt"
    Headers = @{
        'Authorization' = "Bearer $apiToken"
        'Accept' = 'application/json'
    }
    ContentType = 'application/json'
    Body = $body | ConvertTo-Json -Depth 100
    SkipHeaderValidation = $true
    TimeoutSec = 60
}
if ($ibContext) {
    $request.Headers['IB-Context'] = $ibContext
}

try {
    $response = Invoke-WebRequest @request
} catch {
    [Console]::Error.WriteLine("$($_.Exception.Message) $($_.ErrorDetails)")
    exit 1
}
$response.StatusCode
$response.Headers
