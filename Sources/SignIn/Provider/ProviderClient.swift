import Foundation
import HTTPTransport
import TenantryAPI

/// Asks a server where one signs in, and its provider for tokens.
///
/// What they say is believed only where it says the same as what was asked for: a server its own address, a provider
/// exactly its own name.
struct ProviderClient: Sendable {
  /// Bytes of an answer that are looked at; these are a few kilobytes.
  static let answerMax = 256 << 10

  private let transport: any Transport

  init(_ transport: any Transport) {
    self.transport = transport
  }

  /// Where one signs in for a server.
  ///
  /// - Throws: `APIProblem`: `refused` when nobody signs in there, `unavailable` when it cannot be found out.
  func resource(of server: URL) async throws -> ProtectedResource {
    let root = Self.root(server)
    let answer = try await sent(
      HTTPRequest(.get, try Self.url(root + ProtectedResource.path), headers: Self.json))
    guard answer.status != 404 else {
      throw APIProblem(
        .refused, "Nobody signs in at \(root): it takes tokens alone, which are given with --token.")
    }
    guard answer.isSuccess, answer.body.count <= Self.answerMax,
      let resource = try? JSONCoding.decoder().decode(ProtectedResource.self, from: answer.body)
    else { throw APIProblem(.unavailable, "\(root) does not say where one signs in (\(answer.status)).") }
    guard resource.resource == root else {
      throw APIProblem(
        .refused,
        "The server says that its address is \(resource.resource), not \(root): use that one, if it is right."
      )
    }
    return resource
  }

  /// What a provider says of itself.
  ///
  /// - Throws: `APIProblem` when it cannot be asked, says that it is another, or names addresses without TLS.
  func issuer(_ name: String) async throws -> Issuer {
    let root = name.hasSuffix("/") ? String(name.dropLast()) : name
    let address = try Self.url(root + "/.well-known/openid-configuration")
    guard Issuer.isSafe(address) else {
      throw APIProblem(.refused, "The provider \(name) is not at an https address.")
    }
    let answer = try await sent(HTTPRequest(.get, address, headers: Self.json))
    guard answer.isSuccess, answer.body.count <= Self.answerMax,
      let document = try? JSONValue(data: answer.body)
    else {
      throw APIProblem(.unavailable, "The provider \(name) does not describe itself (\(answer.status)).")
    }
    return try Issuer(name, document: document)
  }

  /// Sends a form to one of a provider's addresses and reads what comes back, whether it is taken or refused.
  ///
  /// - Throws: `TransportError` when no answer came; `APIProblem` for one that is none.
  func post(_ form: [(String, String)], to address: URL) async throws -> ProviderReply {
    let request = HTTPRequest(
      .post, address,
      headers: ["Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"],
      body: Data(Form.text(form).utf8))
    let answer = try await transport.send(request)
    let document = answer.body.count <= Self.answerMax ? try? JSONValue(data: answer.body) : nil
    if answer.isSuccess { return .taken(document ?? .null) }
    guard (400..<500).contains(answer.status), let code = document?["error"]?.stringValue else {
      throw APIProblem(.unavailable, "The provider answered \(answer.status) and does not say why.")
    }
    return .refused(code, document?["error_description"]?.stringValue.map { String($0.prefix(200)) })
  }

  /// A server's address without a slash at its end.
  static func root(_ server: URL) -> String {
    var root = server.absoluteString
    while root.hasSuffix("/") { root.removeLast() }
    return root
  }

  private static let json: HTTPHeaders = ["Accept": "application/json"]

  private func sent(_ request: HTTPRequest) async throws -> HTTPResponse {
    do {
      return try await transport.send(request)
    } catch {
      throw APIProblem(signingIn: error)
    }
  }

  private static func url(_ text: String) throws -> URL {
    guard let url = URL(string: text) else { throw APIProblem(.invalid, "“\(text)” is no address.") }
    return url
  }
}

/// What a provider makes of a form.
enum ProviderReply: Equatable, Sendable {
  case taken(JSONValue)
  /// An error of RFC 6749 §5.2 or RFC 8628 §3.5, and what the provider says about it.
  case refused(String, String?)
}

extension APIProblem {
  /// Why a provider could not be asked.
  init(signingIn error: TransportError) {
    self.init(error.code == .timeout ? .timeout : .unavailable, error.message)
  }
}
