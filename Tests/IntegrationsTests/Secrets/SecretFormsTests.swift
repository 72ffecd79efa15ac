import Foundation
import HTTPTransport
import Testing

@testable import Integrations

@Suite("secrets in what others say")
struct SecretFormsTests {
  private static let core = "Geheim42xyz"
  private static let secret = "+/%Geheim42xyz=\"q\\<&é '"

  /// How others write it, each by a way of its own.
  private static let written: [String] = {
    let bytes = Data(secret.utf8)
    let json = String(decoding: JSONValue.string(secret).data, as: UTF8.self)
    let units = secret.utf16.map { String(format: "\\u%04x", $0) }.joined()
    var form = URLComponents()
    form.queryItems = [URLQueryItem(name: "secret", value: secret)]
    return [
      secret, json, String(decoding: JSONValue.string(json).data, as: UTF8.self), json.debugDescription,
      json.replacing("/", with: "\\/"), units, units.uppercased().replacing("\\U", with: "\\u"),
      secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "",
      (secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "").lowercased()
        .replacing("geheim", with: "Geheim"),
      bytes.map { String(format: "%%%02X", $0) }.joined(), bytes.base64EncodedString(),
      (Data("x".utf8) + bytes).base64EncodedString(), (Data("xy".utf8) + bytes + Data("z".utf8)).base64EncodedString(),
      bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_"),
      bytes.map { String(format: "%02x", $0) }.joined(), bytes.map { String(format: "%02X", $0) }.joined(),
      secret.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;"),
      secret.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
        .replacing("'", with: "&#39;"),
    ]
  }()

  @Test("however it is written, it is taken out whole, and the rest stays", arguments: written)
  func forms(text: String) {
    let hidden = SecretForms([Self.secret]).hidden(in: "before \(text) after")
    #expect(hidden.hasPrefix("before ") && hidden.hasSuffix(" after") && hidden.contains(SecretForms.mark))
    #expect(!hidden.lowercased().contains(Self.core.lowercased()))
    #expect(hidden.count < 30, "something of it is left: \(hidden)")
  }

  @Test("a text without it stays as it is, and so does one with words as short as a bad password")
  func others() {
    let text = "keycloak answered 401: invalid client abc"
    #expect(SecretForms([Self.secret, "abc", ""]).hidden(in: text) == text)
    #expect(SecretForms([]).isEmpty)
  }

  private func request(_ headers: HTTPHeaders, _ body: String = "", url: String = "https://h.example/a") throws
    -> HTTPRequest
  {
    HTTPRequest(.post, try #require(URL(string: url)), headers: headers, body: Data(body.utf8))
  }

  @Test("what a request carries in headers, body, query and path is not shown when an answer repeats it")
  func carried() throws {
    let form = ["Content-Type": "application/x-www-form-urlencoded"] as HTTPHeaders
    let basic = Data("admin:Geheim42xyz".utf8).base64EncodedString()
    let requests = [
      try request(["Authorization": "Bearer Geheim42xyz"]), try request(["Authorization": "Basic \(basic)"]),
      try request(["Cookie": "session=Geheim42xyz; theme=dark"]), try request(["X-Our-Token": "Geheim42xyz"]),
      try request(form, "grant_type=client_credentials&client_secret=Geheim42xyz"),
      try request([:], #"{"username":"admin","deep":[{"password":"Geheim42xyz"}]}"#),
      try request([:], url: "https://h.example/a?token=Geheim42xyz"),
      try request([:], url: "https://h.example/hooks/Geheim42xyz"),
    ]
    for request in requests {
      let answer = HTTPResponse(
        status: 500, headers: ["Location": "https://e.example/?next=Geheim42xyz"],
        body: Data("You said Geheim42xyz.".utf8))
      let hidden = RequestSecrets(request).hidden(in: answer)
      #expect(String(decoding: hidden.body, as: UTF8.self) == "You said •••.", "\(request)")
      #expect(hidden.headers["Location"] == "https://e.example/?next=•••")
    }
  }

  @Test("every client's error is without the secret that its system repeats, cut or whole")
  func cut() async throws {
    let long = String(repeating: "x", count: 280)
    let transport = EchoTransport { "\(long) \($0.headers["Authorization"] ?? "")" }
    let kubernetes = KubernetesClient(
      transport: transport, base: try #require(URL(string: "https://k.example")),
      token: try SecretReference("env:TOKEN"),
      secrets: .system(environment: ["TOKEN": "Geheim42xyzGeheim42xyzGeheim42xyz"]), now: { Date() })
    let error = await #expect(throws: IntegrationError.self) { _ = try await kubernetes.version() }
    #expect(error?.description.contains("Gehei") == false)
    #expect(error?.message.contains("xxx") == true)
  }
}

/// Answers with 500 and words made of the request.
private struct EchoTransport: Transport {
  let words: @Sendable (HTTPRequest) -> String

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    HTTPResponse(status: 500, json: ["message": .string(words(request))])
  }
}
