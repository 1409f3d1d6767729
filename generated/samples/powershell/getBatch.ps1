# Get a batch.
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

$request = @{
    Method = 'GET'
    Uri = "$apiRoot/v2/batches/4821"
    Headers = @{
        'Authorization' = "Bearer $apiToken"
        'Accept' = 'application/json'
    }
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
$response.Content
