# Start a multipart upload.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
require "json"
require "net/http"

uri = URI(ENV.fetch("API_ROOT") + "/v2/batches/multipart-upload")
request = Net::HTTP::Post.new(uri)
request["Authorization"] = "Bearer " + ENV.fetch("API_TOKEN")
request["IB-Context"] = ENV.fetch("IB_CONTEXT")
request["Accept"] = "application/json"
request["Content-Type"] = "application/json"
request.body = JSON.generate({
  "batch_id" => 4821,
  "filename" => "scans-q1.pdf",
  "file_size" => 20971520,
})

response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
unless response.is_a?(Net::HTTPSuccess)
  abort "#{response.code} #{response.message}: #{response.body}"
end
puts response.body
