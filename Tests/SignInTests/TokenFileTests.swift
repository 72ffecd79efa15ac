import Foundation
import HTTPTransport
import TenantryAPI
import Testing

@testable import SignIn

@Suite("Tokens in a file", .timeLimit(.minutes(20)))
struct TokenFileTests {
  private static func folder() throws -> String {
    let path = NSTemporaryDirectory() + "tenantry-sign-in-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return path
  }

  static func tokens(
    _ access: String = "A1", refresh: String? = "R1", server: String = ScriptedProvider.server,
    seconds: Int? = 300,
    at now: Date = SleptTime.start
  ) throws -> TokenSet {
    let issuer = try Issuer(
      ScriptedProvider.issuer,
      document: [
        "issuer": .string(ScriptedProvider.issuer),
        "token_endpoint": .string(ScriptedProvider.issuer + "/token"),
        "revocation_endpoint": .string(ScriptedProvider.issuer + "/revoke"),
      ])
    let answer = try JSONValue(data: ScriptedProvider.tokens(access, refresh: refresh, seconds: seconds).body)
    return try TokenSet(answer, server: server, issuer: issuer, clientID: "console", at: now)
  }

  private func mode(_ path: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  private func refusal(_ file: TokenFile) async -> String? {
    do {
      _ = try await file.load()
      return nil
    } catch {
      return (error as? APIProblem)?.detail
    }
  }

  @Test("what is kept is read again, by its owner alone, and removed without a trace")
  func roundTrip() async throws {
    let folder = try Self.folder() + "/deep/sign-in"
    let file = TokenFile(folder: folder, name: "prod")
    #expect(try await file.load() == nil)
    let tokens = try Self.tokens()
    try await file.save(tokens)
    #expect(try await file.load() == tokens)
    #expect(try mode(folder) == 0o700 && mode(file.path) == 0o600)
    var renewed = tokens
    try renewed.renew(
      with: JSONValue(data: ScriptedProvider.tokens("A2", refresh: "R2", seconds: nil).body),
      at: SleptTime.start)
    try await file.save(renewed)
    #expect(try await file.load() == renewed)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["prod.json"])
    try await file.remove()
    try await file.remove()
    #expect(try await file.load() == nil)
  }

  @Test(
    "a file that others may read or write is not used, and the sentence says what to do",
    arguments: [0o644, 0o660, 0o604])
  func openFile(mode: Int) async throws {
    let file = TokenFile(folder: try Self.folder(), name: "prod")
    try await file.save(try Self.tokens())
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    #expect(await refusal(file)?.contains("others may read it; chmod 600") == true)
  }

  @Test("a folder that others may look into is not used, for reading or for writing")
  func openFolder() async throws {
    let folder = try Self.folder()
    let file = TokenFile(folder: folder, name: "prod")
    try await file.save(try Self.tokens())
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    #expect(await refusal(file)?.contains("chmod 700") == true)
    await #expect(throws: APIProblem.self) { try await file.save(try Self.tokens("A2")) }
  }

  @Test("who signs in for the first time at the same time finds a folder that is theirs alone")
  func madeTogether() async throws {
    for _ in 0..<50 {
      let folder = try Self.folder() + "/state/sign-in"
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<8 {
          group.addTask {
            try await TokenLock(folder: folder, name: "c\(index)").whileHeld {}
          }
        }
        try await group.waitForAll()
      }
      #expect(try mode(folder) == 0o700 && mode(folder + "/..") == 0o700)
    }
  }

  @Test("links are not followed, and neither folders nor other texts are tokens")
  func links() async throws {
    let folder = try Self.folder()
    let other = TokenFile(folder: try Self.folder(), name: "prod")
    try await other.save(try Self.tokens())
    let file = TokenFile(folder: folder, name: "prod")
    try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: other.path)
    #expect(await refusal(file)?.contains("it is a link") == true)
    // A save takes the link's place and leaves alone what it led to.
    try await file.save(try Self.tokens("A2"))
    #expect(try await file.load()?.access == "A2")
    #expect(try await other.load()?.access == "A1")

    let linked = folder + "-link"
    try FileManager.default.createSymbolicLink(atPath: linked, withDestinationPath: folder)
    #expect(await refusal(TokenFile(folder: linked, name: "prod"))?.contains("no folder itself") == true)
    try FileManager.default.createDirectory(atPath: folder + "/dir.json", withIntermediateDirectories: false)
    #expect(await refusal(TokenFile(folder: folder, name: "dir")) != nil)
    let isMade = FileManager.default.createFile(
      atPath: folder + "/bad.json", contents: Data("{}".utf8), attributes: [.posixPermissions: 0o600])
    #expect(isMade)
    #expect(
      await refusal(TokenFile(folder: folder, name: "bad"))?.contains("no sign-in of this program") == true)
  }

  @Test("tokens say nothing of themselves, however they are printed")
  func redaction() throws {
    let tokens = try Self.tokens("secret-access", refresh: "secret-refresh")
    var dumped = ""
    dump(tokens, to: &dumped)
    for text in ["\(tokens)", String(reflecting: tokens), dumped, "\([tokens])"] {
      #expect(!text.contains("secret"), "\(text)")
    }
  }

  @Test("it is time for a new token a minute before the end, or a fifth of its life")
  func due() throws {
    let long = try Self.tokens(seconds: 3_600)
    #expect(!long.isDue(at: SleptTime.start + 3_539) && long.isDue(at: SleptTime.start + 3_540))
    let short = try Self.tokens(seconds: 10)
    #expect(!short.isDue(at: SleptTime.start + 7.9) && short.isDue(at: SleptTime.start + 8))
    let endless = try Self.tokens(seconds: nil)
    #expect(!endless.isDue(at: .distantFuture) && endless.counts(at: .distantFuture))
  }
}
