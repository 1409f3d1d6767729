// Read the audit log.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

class GetAuditLogs {
    public static void main(String[] args) throws Exception {
        String apiRoot = System.getenv().getOrDefault("API_ROOT", "https://aihub.instabase.com/api");
        String apiToken = required("API_TOKEN");
        String ibContext = System.getenv("IB_CONTEXT");

        String body = "{}";
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .uri(URI.create(apiRoot + "/v1/auditlogs"))
                .header("Authorization", "Bearer " + apiToken)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(60));
        if (ibContext != null && !ibContext.isEmpty()) {
            request.header("IB-Context", ibContext);
        }

        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            System.err.println(response.statusCode() + ": " + response.body());
            System.exit(1);
        }
        System.out.println(response.body());
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
