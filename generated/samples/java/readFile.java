// Read a file.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

class ReadFile {
    public static void main(String[] args) throws Exception {
        String apiRoot = System.getenv().getOrDefault("API_ROOT", "https://aihub.instabase.com/api");
        String apiToken = required("API_TOKEN");
        String ibContext = System.getenv("IB_CONTEXT");

        HttpRequest.Builder request = HttpRequest.newBuilder()
                .uri(URI.create(apiRoot + "/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv?expect-node-type=file"))
                .header("Authorization", "Bearer " + apiToken)
                .header("Accept", "application/octet-stream, application/json")
                .timeout(Duration.ofSeconds(600));
        if (ibContext != null && !ibContext.isEmpty()) {
            request.header("IB-Context", ibContext);
        }

        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream reply = response.body()) {
            if (response.statusCode() >= 400) {
                String reason = new String(reply.readAllBytes(), StandardCharsets.UTF_8);
                System.err.println(response.statusCode() + ": " + reason);
                System.exit(1);
            }
            Files.copy(reply, Path.of("download.bin"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            System.err.println(name + " is not set.");
            System.exit(1);
        }
        return value;
    }
}
