// Read a file.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;

class ReadFile
{
    static async Task<int> Main()
    {
        using (var client = new HttpClient())
        using (var request = new HttpRequestMessage(new HttpMethod("GET"), Environment.GetEnvironmentVariable("API_ROOT") + "/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv?expect-node-type=file"))
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Environment.GetEnvironmentVariable("API_TOKEN"));
            request.Headers.TryAddWithoutValidation("IB-Context", Environment.GetEnvironmentVariable("IB_CONTEXT"));
            request.Headers.TryAddWithoutValidation("Accept", "application/octet-stream, application/json");
            using (var response = await client.SendAsync(request))
            {
                if (!response.IsSuccessStatusCode)
                {
                    var reason = await response.Content.ReadAsStringAsync();
                    Console.Error.WriteLine((int)response.StatusCode + " " + response.ReasonPhrase + ": " + reason);
                    return 1;
                }
                File.WriteAllBytes("download.bin", await response.Content.ReadAsByteArrayAsync());
                return 0;
            }
        }
    }
}
