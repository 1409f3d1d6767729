// Delete a run.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

var apiRoot = Environment.GetEnvironmentVariable("API_ROOT") ?? "https://aihub.instabase.com/api";
var apiToken = Required("API_TOKEN");
var ibContext = Environment.GetEnvironmentVariable("IB_CONTEXT");

using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
using var request = new HttpRequestMessage(HttpMethod.Delete, $"{apiRoot}/v2/apps/runs/c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90");
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
