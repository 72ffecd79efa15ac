/// Where a remote client gets the bearer token that it sends.
package protocol TokenSource: Sendable {
  /// A token that counts now.
  ///
  /// - Throws: `APIProblem` with `unauthenticated` when somebody has to sign in first.
  func token() async throws -> String

  /// A token instead of one that the server did not take; nil when there is no better one.
  func token(insteadOf refused: String) async throws -> String?
}

/// One token that does not change: a program's.
package struct FixedToken: TokenSource {
  private let text: String

  package init(_ text: String) {
    self.text = text
  }

  package func token() -> String { text }
  package func token(insteadOf refused: String) -> String? { nil }
}
