import Foundation
import Integrations
import SignIn
import TenantryAPI

/// Where the sign-in of a context lies: in the desktop's keyring where there is one, else in a file.
///
/// What lies in the file stays there until somebody signs in anew: a keyring that comes and goes, as over SSH, would
/// else hold one refresh token and the file another.
struct SignInStore: TokenStore {
  private let file: TokenFile
  private let keyring: DesktopKeyring?
  private let attributes: [(String, String)]
  private let label: String

  /// - Parameters:
  ///   - folder: of files and locks.
  ///   - name: the context's, which may stand in a path.
  init(folder: String, name: String, keyring: DesktopKeyring?) {
    file = TokenFile(folder: folder, name: name)
    self.keyring = keyring
    attributes = [("application", "tenantry"), ("context", name)]
    label = "Tenantry: \(name)"
  }

  func load() async throws -> TokenSet? {
    if let tokens = try await file.load() { return tokens }
    guard let keyring else { return nil }
    do {
      return try await keyring.lookup(attributes).flatMap { TokenSet(document: Data($0.reveal().utf8)) }
    } catch {
      throw APIProblem(.unauthenticated, "\(error.message) The sign-in may lie there.")
    }
  }

  func save(_ tokens: TokenSet) async throws {
    if try await file.load() == nil, let keyring, await isKept(tokens, in: keyring) { return }
    try await file.save(tokens)
  }

  func remove() async throws {
    try await file.remove()
    // Where the keyring does not answer nothing can be read from it, either.
    _ = try? await keyring?.clear(attributes)
  }

  /// Where it lies now, for people.
  func place() async throws -> String {
    try await file.load() == nil ? "in the desktop's keyring" : "in \(file.path), for you alone"
  }

  private func isKept(_ tokens: TokenSet, in keyring: DesktopKeyring) async -> Bool {
    let text = String(decoding: tokens.document, as: UTF8.self)
    do {
      try await keyring.store(SecretValue(text), attributes, label: label)
      // A keyring that cuts what is too long for it would be found out when it is too late.
      return try await keyring.lookup(attributes)?.reveal() == text
    } catch {
      return false  // The file is as good.
    }
  }
}
