// Add a file to a batch.
// Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT

import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Path
import java.time.Duration
import kotlin.system.exitProcess

fun main() {
    val apiRoot = System.getenv("API_ROOT") ?: "https://aihub.instabase.com/api"
    val apiToken = required("API_TOKEN")
    val ibContext = System.getenv("IB_CONTEXT")
    val file = required("FILE")

    val request = HttpRequest.newBuilder()
        .uri(URI.create("$apiRoot/v2/batches/4821/files/invoice-0117.pdf"))
        .header("Authorization", "Bearer $apiToken")
        .header("Accept", "application/json")
        .header("Content-Type", "application/octet-stream")
        .PUT(BodyPublishers.ofFile(Path.of(file)))
        .timeout(Duration.ofSeconds(600))
    if (!ibContext.isNullOrEmpty()) {
        request.header("IB-Context", ibContext)
    }

    val client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()
    val response = client.send(request.build(), BodyHandlers.ofString())
    if (response.statusCode() >= 400) {
        System.err.println("${response.statusCode()}: ${response.body()}")
        exitProcess(1)
    }
    println("${response.statusCode()} ${response.headers().map()}")
}

private fun required(name: String): String {
    val value = System.getenv(name)
    if (value.isNullOrEmpty()) {
        System.err.println("$name is not set.")
        exitProcess(1)
    }
    return value
}
