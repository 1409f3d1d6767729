# Delete a batch.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
require "net/http"

uri = URI(ENV.fetch("API_ROOT") + "/v2/batches/4821")
request = Net::HTTP::Delete.new(uri)
request["Authorization"] = "Bearer " + ENV.fetch("API_TOKEN")
request["IB-Context"] = ENV.fetch("IB_CONTEXT")
request["Accept"] = "application/json"

response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
unless response.is_a?(Net::HTTPSuccess)
  abort "#{response.code} #{response.message}: #{response.body}"
end
puts response.body
