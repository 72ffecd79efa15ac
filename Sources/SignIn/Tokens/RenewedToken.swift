import Foundation
import HTTPTransport
import TenantryAPI

/// The access token of somebody who signed in, renewed before it ends and when it is not taken any more.
///
/// However many calls wait for a new one, in however many consoles: the provider is asked once. Who gets the lock second
/// finds what the first one has kept.
package actor RenewedToken: TokenSource {
  /// A token this young that is not taken is wrong, not old: another one would be no better.
  static let youth: TimeInterval = 2

  private let server: String
  private let store: any TokenStore
  private let lock: TokenLock
  private let client: ProviderClient
  private let advice: String
  private let now: @Sendable () -> Date
  private var known: TokenSet?
  private var renewal: Task<TokenSet, any Error>?

  /// - Parameters:
  ///   - server: the only server that the tokens are sent to.
  ///   - transport: the way to the provider.
  ///   - advice: what to do when somebody has to sign in, in one sentence.
  package init(
    server: URL, store: any TokenStore, lock: TokenLock, transport: any Transport, advice: String,
    now: @escaping @Sendable () -> Date
  ) {
    self.server = ProviderClient.root(server)
    self.store = store
    self.lock = lock
    client = ProviderClient(transport)
    self.advice = advice
    self.now = now
  }

  package func token() async throws -> String {
    if let known, !known.isDue(at: now()) { return known.access }
    return try await renewed(insteadOf: nil).access
  }

  package func token(insteadOf refused: String) async throws -> String? {
    if let known, known.access != refused { return known.access }
    if let known, now().timeIntervalSince(known.receivedAt) < Self.youth { return nil }
    let tokens = try await renewed(insteadOf: refused)
    return tokens.access == refused ? nil : tokens.access
  }

  /// One renewal, however many wait for it. It is no child of who asked first: that one may go away, and a refresh token
  /// that was used up must be followed by the new one being kept.
  private func renewed(insteadOf refused: String?) async throws -> TokenSet {
    if let renewal { return try await renewal.value }
    let task = Task { try await renew(insteadOf: refused) }
    renewal = task
    defer { renewal = nil }
    let tokens: TokenSet
    do {
      tokens = try await task.value
    } catch {
      known = nil
      throw error
    }
    known = tokens
    return tokens
  }

  private nonisolated func renew(insteadOf refused: String?) async throws -> TokenSet {
    // Mostly the file holds one that counts, and then nobody has to wait for anybody.
    let first = try await kept()
    if first.access != refused, !first.isDue(at: now()) { return first }
    return try await lock.whileHeld {
      let tokens = try await kept()
      if tokens.access != refused, !tokens.isDue(at: now()) { return tokens }
      return try await exchanged(tokens, insteadOf: refused)
    }
  }

  private nonisolated func kept() async throws -> TokenSet {
    guard let tokens = try await store.load(), tokens.server == server else {
      throw APIProblem(.unauthenticated, "You are not signed in. \(advice)")
    }
    return tokens
  }

  /// Uses the refresh token up, and keeps what comes instead before anybody uses it.
  private nonisolated func exchanged(_ tokens: TokenSet, insteadOf refused: String?) async throws -> TokenSet
  {
    let stillCounts = tokens.counts(at: now()) && tokens.access != refused
    guard let refresh = tokens.refresh else {
      if stillCounts { return tokens }
      throw APIProblem(.unauthenticated, "Your sign-in has ended. \(advice)")
    }
    let reply: ProviderReply
    do {
      reply = try await client.post(
        [("grant_type", "refresh_token"), ("refresh_token", refresh), ("client_id", tokens.clientID)],
        to: tokens.tokenAddress)
    } catch {
      // The provider may be back before the token ends.
      if stillCounts { return tokens }
      if let error = error as? TransportError { throw APIProblem(signingIn: error) }
      throw error
    }
    switch reply {
    case .taken(let answer):
      var tokens = tokens
      try tokens.renew(with: answer, at: now())
      try await store.save(tokens)
      return tokens
    case .refused("invalid_grant", _):
      // It will never be taken again: asking with it once more would only look like a thief.
      try await store.remove()
      throw APIProblem(.unauthenticated, "Your sign-in has ended. \(advice)")
    case .refused(let code, let detail):
      if stillCounts { return tokens }
      throw APIProblem(.unavailable, "The provider does not renew the sign-in: \(detail ?? code).")
    }
  }
}
