// Run an app.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;

class RunApp
{
    static async Task<int> Main()
    {
        using (var client = new HttpClient())
        using (var request = new HttpRequestMessage(new HttpMethod("POST"), Environment.GetEnvironmentVariable("API_ROOT") + "/v2/apps/runs"))
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Environment.GetEnvironmentVariable("API_TOKEN"));
            request.Headers.TryAddWithoutValidation("IB-Context", Environment.GetEnvironmentVariable("IB_CONTEXT"));
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(@"{
  ""app_id"": ""5f0c7a1e-2b9d-4c36-8a41-0d6f3e9b7c25"",
  ""batch_id"": 4821,
  ""output_workspace"": ""accounts-payable"",
  ""settings"": {
    ""keys"": {
      ""custom"": {
        ""currency"": ""EUR""
      },
      ""secret"": {
        ""erp_token"": ""erp-api-token""
      }
    },
    ""runtime_config"": {
      ""generate_post_process_pdf"": true,
      ""instabase"": {
        ""pdf"": {
          ""passwords"": {
            ""invoice-0117.pdf"": ""correct-horse-battery""
          }
        }
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
