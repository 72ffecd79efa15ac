import Foundation
import HTTPTransport
import TenantryAPI

/// Signs somebody in for a server, from the question where that is done to the tokens; and out again.
package struct SignInDialogue: Sendable {
  /// How somebody signs in.
  package enum Way: Equatable, Sendable {
    /// In a browser on this machine.
    case browser
    /// By a code that is typed in elsewhere.
    case code
  }

  private let client: ProviderClient
  private let time: SignInTime

  /// - Parameter transport: the way to server and provider.
  package init(transport: any Transport, time: SignInTime) {
    client = ProviderClient(transport)
    self.time = time
  }

  /// - Parameter show: told once what the person is to do.
  /// - Throws: `APIProblem`; `CancellationError`.
  package func signIn(
    to server: URL, by way: Way, show: @Sendable (SignInPrompt) -> Void
  ) async throws -> TokenSet {
    let resource = try await client.resource(of: server)
    guard let name = resource.authorizationServers.first else {
      throw APIProblem(.refused, "The server does not say who signs people in.")
    }
    let issuer = try await client.issuer(name)
    let scope = Self.scope(resource.scopesSupported)
    let clientID = resource.tenantryClientId
    let answer: JSONValue =
      switch way {
      case .browser:
        try await LoopbackFlow(client: client, issuer: issuer, clientID: clientID, time: time)
          .run(scope: scope, show: show)
      case .code:
        try await DeviceFlow(client: client, issuer: issuer, clientID: clientID, time: time)
          .run(scope: scope, show: show)
      }
    return try TokenSet(
      answer, server: ProviderClient.root(server), issuer: issuer, clientID: clientID, at: time.now())
  }

  /// Tells the provider that the tokens are not to be taken any more (RFC 7009).
  ///
  /// - Returns: why it does not know now, for people; nil when it does.
  package func revoke(_ tokens: TokenSet) async -> String? {
    guard let address = tokens.revocationAddress else { return "the provider takes nothing back" }
    let form =
      tokens.refresh.map { [("token", $0), ("token_type_hint", "refresh_token")] } ?? [
        ("token", tokens.access)
      ]
    do {
      switch try await client.post(form + [("client_id", tokens.clientID)], to: address) {
      case .taken: return nil
      case .refused(let code, let detail): return detail ?? code
      }
    } catch let error as TransportError {
      return error.message
    } catch {
      return (error as? APIProblem)?.detail ?? "the provider's answer cannot be read"
    }
  }

  private static func scope(_ more: [String]) -> String {
    let usual = ["openid", "offline_access"]
    return (usual + more.filter { !usual.contains($0) }).joined(separator: " ")
  }
}
