import HTTPTransport

/// Answers the same to everything: what a stand-in would never say.
struct CannedTransport: Transport {
  let response: HTTPResponse

  init(_ status: Int, _ json: JSONValue, headers: [(String, String)] = []) {
    var response = HTTPResponse(status: status, json: json)
    for (name, value) in headers { response.headers[name] = value }
    self.response = response
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse { response }
}
