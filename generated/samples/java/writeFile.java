// Write a file.
// Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

class WriteFile {
    public static void main(String[] args) throws Exception {
        String apiRoot = System.getenv().getOrDefault("API_ROOT", "https://aihub.instabase.com/api");
        String apiToken = required("API_TOKEN");
        String ibContext = System.getenv("IB_CONTEXT");
        String file = required("FILE");

        HttpRequest.Builder request = HttpRequest.newBuilder()
                .uri(URI.create(apiRoot + "/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv"))
                .header("Authorization", "Bearer " + apiToken)
                .header("Accept", "application/json")
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofFile(Path.of(file)))
                .timeout(Duration.ofSeconds(600));
        if (ibContext != null && !ibContext.isEmpty()) {
            request.header("IB-Context", ibContext);
        }

        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            System.err.println(response.statusCode() + ": " + response.body());
            System.exit(1);
        }
        System.out.println(response.statusCode() + " " + response.headers().map());
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
