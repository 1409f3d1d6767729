# Commit or abort a multipart upload.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
require "json"
require "net/http"

api_root = ENV.fetch("API_ROOT", "")
api_root = "https://aihub.instabase.com/api" if api_root.empty?
api_token = ENV.fetch("API_TOKEN", "")
abort "API_TOKEN is not set." if api_token.empty?
ib_context = ENV.fetch("IB_CONTEXT", "")

uri = URI("#{api_root}/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt")
request = Net::HTTP::Post.new(uri)
request["Authorization"] = "Bearer #{api_token}"
request["IB-Context"] = ib_context unless ib_context.empty?
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
