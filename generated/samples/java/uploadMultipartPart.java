// Upload a part.
// Environment variables: API_ROOT, API_TOKEN, IB_CONTEXT and FILE
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

class UploadMultipartPart {
    public static void main(String[] args) throws Exception {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofFile(Path.of(System.getenv("FILE")));
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("API_ROOT") + "/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt/parts/1"))
                .method("PUT", body)
                .header("Authorization", "Bearer " + System.getenv("API_TOKEN"))
                .header("IB-Context", System.getenv("IB_CONTEXT"))
                .header("Accept", "application/json")
                .header("Content-Type", "application/octet-stream")
                .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            System.err.println(response.statusCode() + ": " + response.body());
            System.exit(1);
        }
        System.out.println(response.body());
    }
}
