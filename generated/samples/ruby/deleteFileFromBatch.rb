# Delete a file from a batch.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
require "net/http"

api_root = ENV.fetch("API_ROOT", "")
api_root = "https://aihub.instabase.com/api" if api_root.empty?
api_token = ENV.fetch("API_TOKEN", "")
abort "API_TOKEN is not set." if api_token.empty?
ib_context = ENV.fetch("IB_CONTEXT", "")

uri = URI("#{api_root}/v2/batches/4821/files/invoice-0117.pdf")
request = Net::HTTP::Delete.new(uri)
request["Authorization"] = "Bearer #{api_token}"
request["IB-Context"] = ib_context unless ib_context.empty?

response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
unless response.is_a?(Net::HTTPSuccess)
  abort "#{response.code} #{response.message}: #{response.body}"
end
puts response.code, response.to_hash
