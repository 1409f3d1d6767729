# Run an app.
# Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
require "json"
require "net/http"

uri = URI(ENV.fetch("API_ROOT") + "/v2/apps/runs")
request = Net::HTTP::Post.new(uri)
request["Authorization"] = "Bearer " + ENV.fetch("API_TOKEN")
request["IB-Context"] = ENV.fetch("IB_CONTEXT")
request["Accept"] = "application/json"
request["Content-Type"] = "application/json"
request.body = JSON.generate({
  "app_id" => "5f0c7a1e-2b9d-4c36-8a41-0d6f3e9b7c25",
  "batch_id" => 4821,
  "output_workspace" => "accounts-payable",
  "settings" => {
    "keys" => {
      "custom" => {
        "currency" => "EUR",
      },
      "secret" => {
        "erp_token" => "erp-api-token",
      },
    },
    "runtime_config" => {
      "generate_post_process_pdf" => true,
      "instabase" => {
        "pdf" => {
          "passwords" => {
            "invoice-0117.pdf" => "correct-horse-battery",
          },
        },
      },
    },
    "tags" => [
      "month-end",
      "march",
    ],
  },
})

response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
unless response.is_a?(Net::HTTPSuccess)
  abort "#{response.code} #{response.message}: #{response.body}"
end
puts response.body
