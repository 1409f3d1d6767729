# Create a batch.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
require "json"
require "net/http"

api_root = ENV.fetch("API_ROOT", "")
api_root = "https://aihub.instabase.com/api" if api_root.empty?
api_token = ENV.fetch("API_TOKEN", "")
abort "API_TOKEN is not set." if api_token.empty?
ib_context = ENV.fetch("IB_CONTEXT", "")

uri = URI("#{api_root}/v2/batches")
request = Net::HTTP::Post.new(uri)
request["Authorization"] = "Bearer #{api_token}"
request["IB-Context"] = ib_context unless ib_context.empty?
request["Accept"] = "application/json"
request["Content-Type"] = "application/json"
request.body = JSON.generate({
  "name" => "march-invoices",
})

response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
unless response.is_a?(Net::HTTPSuccess)
  abort "#{response.code} #{response.message}: #{response.body}"
end
puts response.body
