// Delete a file from a batch.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class DeleteFileFromBatch {
    public static void main(String[] args) throws Exception {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("API_ROOT") + "/v2/batches/4821/files/invoice-0117.pdf"))
                .method("DELETE", body)
                .header("Authorization", "Bearer " + System.getenv("API_TOKEN"))
                .header("IB-Context", System.getenv("IB_CONTEXT"))
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
