import Foundation
import Integrations
import Synchronization
import TenantryAPI

/// A token that is found where a reference says, when it is first needed, and again when it is not taken any more: who
/// renews it writes it there.
actor ReferencedToken: TokenSource {
  private let reference: String
  private let secrets: SecretResolver
  private var known: String?

  init(_ reference: String, secrets: SecretResolver) {
    self.reference = reference
    self.secrets = secrets
  }

  func token() async throws -> String {
    if let known { return known }
    let text = try await resolved()
    known = text
    return text
  }

  func token(insteadOf refused: String) async throws -> String? {
    let text = try await resolved()
    known = text
    return text == refused ? nil : text
  }

  private func resolved() async throws -> String {
    let text: String
    do {
      let value = try await secrets.resolve(try SecretReference(reference))
      text = value.reveal().trimmingCharacters(in: .whitespacesAndNewlines)
    } catch {
      throw APIProblem(.unauthenticated, "The token cannot be read: \(error.message)")
    }
    // A comment above it, or somebody else's token below: which line is meant is not guessed.
    guard !text.contains(where: \.isNewline) else {
      throw APIProblem(.storage, "\(place) holds more than one line: a token is a line of its own.")
    }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw APIProblem(.storage, "\(place) holds characters that no token has.")
    }
    return text
  }

  /// Where the token is, for people: a file by its path.
  private var place: String { String(reference.trimmingPrefix("file:")) }
}
