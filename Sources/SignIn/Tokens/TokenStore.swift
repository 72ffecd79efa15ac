/// Where the tokens of one sign-in lie between two runs of the program.
package protocol TokenStore: Sendable {
  /// - Returns: nil when nobody is signed in.
  /// - Throws: `APIProblem` with one sentence when what is there must not or cannot be read.
  func load() async throws -> TokenSet?

  /// Comes back when they are kept for good: a refresh token that was used up and not replaced is a lost sign-in.
  func save(_ tokens: TokenSet) async throws

  /// Nothing is there afterwards, also when nothing was before.
  func remove() async throws
}
