// Get the state of a job.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

var apiRoot = Environment.GetEnvironmentVariable("API_ROOT") ?? "https://aihub.instabase.com/api";
var apiToken = Required("API_TOKEN");
var ibContext = Environment.GetEnvironmentVariable("IB_CONTEXT");

using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
using var request = new HttpRequestMessage(HttpMethod.Get, $"{apiRoot}/v2/jobs/b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34");
request.Headers.Add("Authorization", $"Bearer {apiToken}");
if (!string.IsNullOrEmpty(ibContext))
{
    request.Headers.Add("IB-Context", ibContext);
}
request.Headers.Add("Accept", "application/json");

using var response = await client.SendAsync(request);
if (!response.IsSuccessStatusCode)
{
    var reason = await response.Content.ReadAsStringAsync();
    Console.Error.WriteLine($"{(int)response.StatusCode} {response.ReasonPhrase}: {reason}");
    return 1;
}
Console.WriteLine(await response.Content.ReadAsStringAsync());
return 0;

static string Required(string name)
{
    var value = Environment.GetEnvironmentVariable(name);
    if (string.IsNullOrEmpty(value))
    {
        Console.Error.WriteLine($"{name} is not set.");
        Environment.Exit(1);
    }
    return value;
}
