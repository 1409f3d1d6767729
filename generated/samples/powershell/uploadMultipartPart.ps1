# Upload a part.
# Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT
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
$file = Get-Required 'FILE'

$request = @{
    Method = 'PUT'
    Uri = "$apiRoot/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt/parts/1"
    Headers = @{
        'Authorization' = "Bearer $apiToken"
        'Accept' = 'application/json'
    }
    ContentType = 'application/octet-stream'
    InFile = $file
    SkipHeaderValidation = $true
    TimeoutSec = 600
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
$response.Content
