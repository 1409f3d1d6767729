// Commit or abort a multipart upload.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class CommitMultipartUploadSession {
    public static void main(String[] args) throws Exception {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(
                """
                {
                  "action": "commit",
                  "parts": [
                    {
                      "part_num": 1,
                      "part_id": "7d3f0b92e1"
                    },
                    {
                      "part_num": 2,
                      "part_id": "0c58a6f4b7"
                    },
                    {
                      "part_num": 3,
                      "part_id": "e94127cd30"
                    }
                  ]
                }""");
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("API_ROOT") + "/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt"))
                .method("POST", body)
                .header("Authorization", "Bearer " + System.getenv("API_TOKEN"))
                .header("IB-Context", System.getenv("IB_CONTEXT"))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            System.err.println(response.statusCode() + ": " + response.body());
            System.exit(1);
        }
        System.out.println(response.statusCode() + " " + response.headers().map());
    }
}
