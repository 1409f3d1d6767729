// Commit or abort a multipart upload.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;

class CommitMultipartUploadSession
{
    static async Task<int> Main()
    {
        using (var client = new HttpClient())
        using (var request = new HttpRequestMessage(new HttpMethod("POST"), Environment.GetEnvironmentVariable("API_ROOT") + "/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt"))
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Environment.GetEnvironmentVariable("API_TOKEN"));
            request.Headers.TryAddWithoutValidation("IB-Context", Environment.GetEnvironmentVariable("IB_CONTEXT"));
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(@"{
  ""action"": ""commit"",
  ""parts"": [
    {
      ""part_num"": 1,
      ""part_id"": ""7d3f0b92e1""
    },
    {
      ""part_num"": 2,
      ""part_id"": ""0c58a6f4b7""
    },
    {
      ""part_num"": 3,
      ""part_id"": ""e94127cd30""
    }
  ]
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
                Console.WriteLine((int)response.StatusCode + "\n" + response.Headers);
                return 0;
            }
        }
    }
}
