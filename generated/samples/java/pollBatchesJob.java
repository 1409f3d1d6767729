// Get the state of a batch deletion.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class PollBatchesJob {
    public static void main(String[] args) throws Exception {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("API_ROOT") + "/v2/batches/jobs/b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34"))
                .method("GET", body)
                .header("Authorization", "Bearer " + System.getenv("API_TOKEN"))
                .header("IB-Context", System.getenv("IB_CONTEXT"))
                .header("Accept", "application/json")
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
