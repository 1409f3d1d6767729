// Run a deployment.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;

class RunDeployment
{
    static async Task<int> Main()
    {
        using (var client = new HttpClient())
        using (var request = new HttpRequestMessage(new HttpMethod("POST"), Environment.GetEnvironmentVariable("API_ROOT") + "/v2/apps/deployments/0195a3c4-6d21-7f08-9b5e-41c7d2e8f360/runs"))
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Environment.GetEnvironmentVariable("API_TOKEN"));
            request.Headers.TryAddWithoutValidation("IB-Context", Environment.GetEnvironmentVariable("IB_CONTEXT"));
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(@"{
  ""batch_id"": 4821,
  ""output_dir"": ""acme-finance/accounts-payable/fs/Instabase Drive/output/march/"",
  ""settings"": {
    ""keys"": {
      ""custom"": {
        ""currency"": ""EUR""
      },
      ""secret"": {
        ""erp_token"": ""erp-api-token""
      }
    },
    ""tags"": [
      ""month-end"",
      ""march""
    ]
  }
}"));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
            using (var response = await client.SendAsync(request))
            {
                if (!response.IsSuccessStatusCode)
                {
                    var reason = await response.Content.ReadAsStringAsync();
                    Console.Error.WriteLine((int)response.StatusCode + " " + response.ReasonPhrase + ": " + reason);
                    return 1;
                }
                Console.WriteLine(await response.Content.ReadAsStringAsync());
                return 0;
            }
        }
    }
}
