// Read a file.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

class ReadFile {
    public static void main(String[] args) throws Exception {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("API_ROOT") + "/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv?expect-node-type=file"))
                .method("GET", body)
                .header("Authorization", "Bearer " + System.getenv("API_TOKEN"))
                .header("IB-Context", System.getenv("IB_CONTEXT"))
                .header("Accept", "application/octet-stream, application/json")
                .build();
        HttpResponse<byte[]> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 400) {
            System.err.println(response.statusCode() + ": " + new String(response.body()));
            System.exit(1);
        }
        Files.write(Path.of("download.bin"), response.body());
    }
}
