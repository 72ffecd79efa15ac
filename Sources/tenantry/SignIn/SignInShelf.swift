import Foundation
import HTTPTransport
import Integrations
import PlatformHost
import SignIn
import TenantryAPI

/// The sign-ins of this account on this machine, by context.
struct SignInShelf: Sendable {
  private let folder: String
  private let keyring: DesktopKeyring?

  /// - Throws: `APIProblem` when the environment names no place for them.
  init(variables: [String: String]) throws {
    guard let state = StateFolder.path(variables) else {
      throw APIProblem(.storage, "There is no place for a sign-in: HOME is not set.")
    }
    folder = state + "/sign-in"
    keyring = DesktopKeyring(variables: variables)
  }

  /// The token that a context's calls carry.
  func token(of context: ServerContext, over transport: any Transport) -> RenewedToken {
    RenewedToken(
      server: context.server, store: store(context), lock: lock(context), transport: transport,
      advice: Self.advice(context.name), now: { Date() })
  }

  /// Keeps what somebody got by signing in, in place of what was there.
  ///
  /// - Returns: where, for people.
  func keep(_ tokens: TokenSet, for context: ServerContext) async throws -> String {
    let store = store(context)
    return try await lock(context).whileHeld {
      try await store.remove()
      try await store.save(tokens)
      return try await store.place()
    }
  }

  /// Takes what is there away; nil when nothing was.
  func taken(of context: ServerContext) async throws -> TokenSet? {
    let store = store(context)
    return try await lock(context).whileHeld {
      let tokens: TokenSet?
      do {
        tokens = try await store.load()
      } catch {
        try await store.remove()
        throw error
      }
      try await store.remove()
      return tokens
    }
  }

  /// What to do when somebody has to sign in.
  static func advice(_ context: String) -> String { "Sign in again: tenantry login --context \(context)" }

  private func store(_ context: ServerContext) -> SignInStore {
    SignInStore(folder: folder, name: context.name, keyring: keyring)
  }

  private func lock(_ context: ServerContext) -> TokenLock { TokenLock(folder: folder, name: context.name) }
}
