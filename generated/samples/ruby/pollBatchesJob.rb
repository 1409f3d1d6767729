# Get the state of a batch deletion.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
require "net/http"

uri = URI(ENV.fetch("API_ROOT") + "/v2/batches/jobs/b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34")
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
