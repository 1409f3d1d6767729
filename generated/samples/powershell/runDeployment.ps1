# Run a deployment.
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
    'batch_id' = 4821
}
$request = @{
    Method = 'POST'
    Uri = "$apiRoot/v2/apps/deployments/YOUR_DEPLOYMENT_ID/runs"
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
$response.Content
