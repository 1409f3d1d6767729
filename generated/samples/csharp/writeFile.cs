// Write a file.
// Environment variables: API_ROOT, API_TOKEN, IB_CONTEXT and FILE
using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;

class WriteFile
{
    static async Task<int> Main()
    {
        using (var client = new HttpClient())
        using (var request = new HttpRequestMessage(new HttpMethod("PUT"), Environment.GetEnvironmentVariable("API_ROOT") + "/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv"))
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Environment.GetEnvironmentVariable("API_TOKEN"));
            request.Headers.TryAddWithoutValidation("IB-Context", Environment.GetEnvironmentVariable("IB_CONTEXT"));
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
            request.Content = new StreamContent(File.OpenRead(Environment.GetEnvironmentVariable("FILE")));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/octet-stream");
            using (var response = await client.SendAsync(request))
            {
                if (!response.IsSuccessStatusCode)
                {
                    var reason = await response.Content.ReadAsStringAsync();
                    Console.Error.WriteLine((int)response.StatusCode + " " + response.ReasonPhrase + ": " + reason);
                    return 1;
                }
                Console.WriteLine((int)response.StatusCode + "\n" + response.Headers);
                return 0;
            }
        }
    }
}
