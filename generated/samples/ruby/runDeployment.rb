# Run a deployment.
# Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
require "json"
require "net/http"

uri = URI(ENV.fetch("API_ROOT") + "/v2/apps/deployments/0195a3c4-6d21-7f08-9b5e-41c7d2e8f360/runs")
request = Net::HTTP::Post.new(uri)
request["Authorization"] = "Bearer " + ENV.fetch("API_TOKEN")
request["IB-Context"] = ENV.fetch("IB_CONTEXT")
request["Accept"] = "application/json"
request["Content-Type"] = "application/json"
request.body = JSON.generate({
  "batch_id" => 4821,
  "output_dir" => "acme-finance/accounts-payable/fs/Instabase Drive/output/march/",
  "settings" => {
    "keys" => {
      "custom" => {
        "currency" => "EUR",
      },
      "secret" => {
        "erp_token" => "erp-api-token",
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
