// Create a secret.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
using System.Net.Http.Headers;

var apiRoot = Environment.GetEnvironmentVariable("API_ROOT") ?? "https://aihub.instabase.com/api";
var apiToken = Required("API_TOKEN");
var ibContext = Environment.GetEnvironmentVariable("IB_CONTEXT");

using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
using var request = new HttpRequestMessage(HttpMethod.Post, $"{apiRoot}/v2/aihub/secrets");
request.Headers.Add("Authorization", $"Bearer {apiToken}");
if (!string.IsNullOrEmpty(ibContext))
{
    request.Headers.Add("IB-Context", ibContext);
}
request.Headers.Add("Accept", "application/json");

var body = """
    {
      "alias": "YOUR_SECRET_ALIAS",
      "value": "sample-value-not-a-real-token",
      "allowed_workspaces_type": "ALL"
    }
    """;
request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));

using var response = await client.SendAsync(request);
if (!response.IsSuccessStatusCode)
{
    var reason = await response.Content.ReadAsStringAsync();
    Console.Error.WriteLine($"{(int)response.StatusCode} {response.ReasonPhrase}: {reason}");
    return 1;
}
Console.WriteLine($"{(int)response.StatusCode} {response.ReasonPhrase}\n{response.Headers}");
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
