import Foundation
import Integrations
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("A token that a reference names")
struct ReferencedTokenTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func token(_ text: String) -> ReferencedToken {
    let path = folder.path + "/bad.token"
    let isMade = FileManager.default.createFile(
      atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    #expect(isMade)
    return ReferencedToken("file:\(path)", secrets: .system(environment: [:]))
  }

  @Test("one line is the token, whatever blanks are around it")
  func one() async throws {
    #expect(try await token("\n  tnt_secret \n\n").token() == "tnt_secret")
  }

  @Test(
    "more than one line, or what no token has, is a mistake in the file that is named and never quoted",
    arguments: [
      ("# of the n8n robot\ntnt_secret\n", "holds more than one line"),
      ("tnt_secret\r\ntnt_other\r\n", "holds more than one line"),
      ("tnt_secret # n8n\n", "holds characters that no token has"), ("tnt_sécret\n", "holds characters"),
    ])
  func several(text: String, words: String) async {
    do {
      _ = try await token(text).token()
      Issue.record("it was taken")
    } catch {
      let failure = CommandFailure(translating: error)
      #expect(failure.status == .usage)
      #expect(failure.message.hasPrefix("\(folder.path)/bad.token \(words)"), "\(failure.message)")
      #expect(!failure.message.contains("secret") && failure.details.isEmpty)
    }
  }
}
