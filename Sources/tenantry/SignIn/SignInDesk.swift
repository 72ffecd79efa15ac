import Foundation
import HTTPTransport
import Integrations
import PlatformHost
import SignIn
import TenantModel
import TenantryAPI

/// Signs people in at the providers of their contexts, and out.
struct SignInDesk: Sendable {
  /// Signs in, shows what is to be done for it, keeps what comes of it, and says where.
  var signIn:
    @Sendable (
      _ context: ServerContext, _ way: SignInDialogue.Way, _ show: @escaping @Sendable (SignInPrompt) -> Void
    ) async throws -> String
  /// Forgets a sign-in, and tells the provider; what came of it.
  var signOut: @Sendable (_ context: ServerContext) async throws -> SignOut
  /// Opens an address in a browser; false where there is none to see.
  var openBrowser: @Sendable (_ address: URL) async -> Bool

  /// What came of signing out.
  enum SignOut: Equatable, Sendable {
    case wasNotSignedIn
    case done
    /// Here it is forgotten; why the provider was not told.
    case untold(String)
  }
}

extension SignInDesk {
  /// The process's own.
  static func live(variables: [String: String]) -> SignInDesk {
    SignInDesk(
      signIn: { context, way, show in
        let shelf = try SignInShelf(variables: variables)
        let transport = ProviderTransport(program: "tenantry", variables: variables)
        defer { transport.close() }
        let dialogue = SignInDialogue(transport: transport, time: .system { Date() })
        let tokens = try await dialogue.signIn(to: context.server, by: way, show: show)
        forget(context, variables)
        return try await shelf.keep(tokens, for: context)
      },
      signOut: { context in
        let shelf = try SignInShelf(variables: variables)
        forget(context, variables)
        guard let tokens = try await shelf.taken(of: context) else { return .wasNotSignedIn }
        let transport = ProviderTransport(program: "tenantry", variables: variables)
        defer { transport.close() }
        let why = await SignInDialogue(transport: transport, time: .system { Date() }).revoke(tokens)
        return why.map { .untold($0) } ?? .done
      },
      openBrowser: { address in
        guard let url = try? HTTPSURL(address.absoluteString) else { return false }
        return await TerminalBridge.open(url, environment: variables) == nil
      })
  }

  /// Forgets what somebody has seen in a context: who signs in next may be somebody else, and may see less.
  private static func forget(_ context: ServerContext, _ variables: [String: String]) {
    guard let seen = CacheFolder.path(ofContext: context.name, variables) else { return }
    _ = try? FileManager.default.removeItem(atPath: seen)  // Nothing was seen of it, mostly.
  }
}
