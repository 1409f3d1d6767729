# Create a secret.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
require "json"
require "net/http"

uri = URI(ENV.fetch("API_ROOT") + "/v2/aihub/secrets")
request = Net::HTTP::Post.new(uri)
request["Authorization"] = "Bearer " + ENV.fetch("API_TOKEN")
request["IB-Context"] = ENV.fetch("IB_CONTEXT")
request["Accept"] = "application/json"
request["Content-Type"] = "application/json"
request.body = JSON.generate({
  "alias" => "YOUR_SECRET_ALIAS",
  "value" => "sample-value-not-a-real-token",
  "allowed_workspaces_type" => "ALL",
})

response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
unless response.is_a?(Net::HTTPSuccess)
  abort "#{response.code} #{response.message}: #{response.body}"
end
puts response.code, response.to_hash
