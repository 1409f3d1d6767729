// Get a batch.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration
import kotlin.system.exitProcess

fun main() {
    val apiRoot = System.getenv("API_ROOT") ?: "https://aihub.instabase.com/api"
    val apiToken = required("API_TOKEN")
    val ibContext = System.getenv("IB_CONTEXT")

    val request = HttpRequest.newBuilder()
        .uri(URI.create("$apiRoot/v2/batches/4821"))
        .header("Authorization", "Bearer $apiToken")
        .header("Accept", "application/json")
        .timeout(Duration.ofSeconds(60))
    if (!ibContext.isNullOrEmpty()) {
        request.header("IB-Context", ibContext)
    }

    val client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()
    val response = client.send(request.build(), BodyHandlers.ofString())
    if (response.statusCode() >= 400) {
        System.err.println("${response.statusCode()}: ${response.body()}")
        exitProcess(1)
    }
    println(response.body())
}

private fun required(name: String): String {
    val value = System.getenv(name)
    if (value.isNullOrEmpty()) {
        System.err.println("$name is not set.")
        exitProcess(1)
    }
    return value
}
