// Add a file to a batch.
// Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT
using System.Net.Http.Headers;

var apiRoot = Environment.GetEnvironmentVariable("API_ROOT") ?? "https://aihub.instabase.com/api";
var apiToken = Required("API_TOKEN");
var ibContext = Environment.GetEnvironmentVariable("IB_CONTEXT");
var file = Required("FILE");

using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(600) };
using var request = new HttpRequestMessage(HttpMethod.Put, $"{apiRoot}/v2/batches/4821/files/invoice-0117.pdf");
request.Headers.Add("Authorization", $"Bearer {apiToken}");
if (!string.IsNullOrEmpty(ibContext))
{
    request.Headers.Add("IB-Context", ibContext);
}
request.Headers.Add("Accept", "application/json");

request.Content = new StreamContent(File.OpenRead(file));
request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");

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
