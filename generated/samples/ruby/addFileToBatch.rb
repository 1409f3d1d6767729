# Add a file to a batch.
# Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT
require "net/http"

uri = URI(ENV.fetch("API_ROOT") + "/v2/batches/4821/files/invoice-0117.pdf")
request = Net::HTTP::Put.new(uri)
request["Authorization"] = "Bearer " + ENV.fetch("API_TOKEN")
request["IB-Context"] = ENV.fetch("IB_CONTEXT")
request["Accept"] = "application/json"
request["Content-Type"] = "application/octet-stream"
request.body_stream = File.open(ENV.fetch("FILE"), "rb")
request.content_length = request.body_stream.size

response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
unless response.is_a?(Net::HTTPSuccess)
  abort "#{response.code} #{response.message}: #{response.body}"
end
puts response.code, response.to_hash
