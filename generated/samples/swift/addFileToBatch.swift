// Add a file to a batch.
// Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT
import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

let apiRoot = ProcessInfo.processInfo.environment["API_ROOT"] ?? "https://aihub.instabase.com/api"
let apiToken = required("API_TOKEN")
let ibContext = ProcessInfo.processInfo.environment["IB_CONTEXT"] ?? ""
let file = required("FILE")

guard let url = URL(string: "\(apiRoot)/v2/batches/4821/files/invoice-0117.pdf") else {
    fail("API_ROOT is not a URL.")
}
var request = URLRequest(url: url, timeoutInterval: 600)
request.httpMethod = "PUT"
request.setValue("Bearer \(apiToken)", forHTTPHeaderField: "Authorization")
if !ibContext.isEmpty {
    request.setValue(ibContext, forHTTPHeaderField: "IB-Context")
}
request.setValue("application/json", forHTTPHeaderField: "Accept")
request.setValue("application/octet-stream", forHTTPHeaderField: "Content-Type")

let upload = URL(fileURLWithPath: file)
let (data, response) = try await URLSession.shared.upload(for: request, fromFile: upload)
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
