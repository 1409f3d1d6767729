# Commit or abort a multipart upload.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
require "json"
require "net/http"

uri = URI(ENV.fetch("API_ROOT") + "/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt")
request = Net::HTTP::Post.new(uri)
request["Authorization"] = "Bearer " + ENV.fetch("API_TOKEN")
request["IB-Context"] = ENV.fetch("IB_CONTEXT")
request["Accept"] = "application/json"
request["Content-Type"] = "application/json"
request.body = JSON.generate({
  "action" => "commit",
  "parts" => [
    {
      "part_num" => 1,
      "part_id" => "7d3f0b92e1",
    },
    {
      "part_num" => 2,
      "part_id" => "0c58a6f4b7",
    },
    {
      "part_num" => 3,
      "part_id" => "e94127cd30",
    },
  ],
})

response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
unless response.is_a?(Net::HTTPSuccess)
  abort "#{response.code} #{response.message}: #{response.body}"
end
puts response.code, response.to_hash
