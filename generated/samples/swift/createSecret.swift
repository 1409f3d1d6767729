// Create a secret.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

let apiRoot = ProcessInfo.processInfo.environment["API_ROOT"] ?? "https://aihub.instabase.com/api"
let apiToken = required("API_TOKEN")
let ibContext = ProcessInfo.processInfo.environment["IB_CONTEXT"] ?? ""

guard let url = URL(string: "\(apiRoot)/v2/aihub/secrets") else {
    fail("API_ROOT is not a URL.")
}
var request = URLRequest(url: url, timeoutInterval: 60)
request.httpMethod = "POST"
request.setValue("Bearer \(apiToken)", forHTTPHeaderField: "Authorization")
if !ibContext.isEmpty {
    request.setValue(ibContext, forHTTPHeaderField: "IB-Context")
}
request.setValue("application/json", forHTTPHeaderField: "Accept")
request.setValue("application/json", forHTTPHeaderField: "Content-Type")

let body = """
    {
      "alias": "YOUR_SECRET_ALIAS",
      "value": "sample-value-not-a-real-token",
      "allowed_workspaces_type": "ALL"
    }
    """
request.httpBody = Data(body.utf8)

let (data, response) = try await URLSession.shared.data(for: request)
let status = (response as? HTTPURLResponse)?.statusCode ?? 0
guard status < 400 else {
    fail("\(status): \(String(decoding: data, as: UTF8.self))")
}
print(response)

func required(_ name: String) -> String {
    guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
        fail("\(name) is not set.")
    }
    return value
}

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(1)
}
