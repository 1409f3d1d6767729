// Delete a file from a batch.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
using System;
using System.Net.Http;
using System.Threading.Tasks;

class DeleteFileFromBatch
{
    static async Task<int> Main()
    {
        using (var client = new HttpClient())
        using (var request = new HttpRequestMessage(new HttpMethod("DELETE"), Environment.GetEnvironmentVariable("API_ROOT") + "/v2/batches/4821/files/invoice-0117.pdf"))
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Environment.GetEnvironmentVariable("API_TOKEN"));
            request.Headers.TryAddWithoutValidation("IB-Context", Environment.GetEnvironmentVariable("IB_CONTEXT"));
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
