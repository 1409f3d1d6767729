# Get the results of a run.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
require "net/http"

uri = URI(ENV.fetch("API_ROOT") + "/v2/apps/runs/c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90/results")
request = Net::HTTP::Get.new(uri)
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
