import Foundation
import TestSupport
import Testing

@testable import Integrations

@Suite(
  "a remote behind a real sshd",
  .enabled(if: GitSSHServer.isInstalled, Comment(rawValue: GitSSHServer.missing)))
struct GitSSHServerTests {
  let world: GitRemoteWorld
  let server: GitSSHServer
  let bare: BareRepository

  init() async throws {
    world = try GitRemoteWorld()
    // Keys and settings lie in a folder whose name has a blank and a percent sign.
    let folder = world.folder.path + "/keys 100%"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    server = try await GitSSHServer(in: folder)
    bare = try BareRepository(in: world.folder.path, name: "-desired state.git")
  }

  private func remote(key: String? = nil, known: String? = "host") throws -> GitRemote {
    try world.remote(
      server.address(bare.path),
      keys: try GitKeys(key: key ?? server.key, knownHosts: try server.knownHosts(known)))
  }

  private func failure(_ remote: GitRemote) async throws -> IntegrationError {
    let error = await #expect(throws: IntegrationError.self) {
      try await world.git.publish(try world.change(), to: remote)
    }
    return try #require(error)
  }

  @Test("commits travel over ssh to a host that is known, with the key that was named")
  func pushes() async throws {
    guard case .here(let hash) = try await world.carry(try world.change(), to: try remote()) else {
      Issue.record("it is not there")
      return
    }
    #expect(bare.history() == [hash])
    let theirs = try bare.commit("README.md", "theirs\n")
    _ = try await world.carry(try world.change("acme", "PERATE0002", "two"), to: try remote())
    #expect(bare.history().count == 3 && bare.history()[1] == theirs)
    let report = await (try remote()).testConnection(now: { GitRemoteWorld.time })
    #expect(report.isPassing, "\(report.problems)")
    #expect(report.identity != nil)
  }

  @Test("a host that is not known is refused, and not learnt")
  func unknownHost() async throws {
    let error = try await failure(try remote(known: nil))
    #expect(error.code == IntegrationError.codeHostKey && error.message.contains("not in known_hosts"))
    #expect(try String(contentsOfFile: server.knownHosts(nil), encoding: .utf8).isEmpty)
    #expect(try await failure(try remote(known: nil)).code == IntegrationError.codeHostKey)
  }

  @Test("a host with another key than before is refused, and said so")
  func changedHost() async throws {
    let error = try await failure(try remote(known: "stranger"))
    #expect(error.code == IntegrationError.codeHostKey && error.message.contains("another key"))
    #expect(bare.history().isEmpty)
  }

  @Test("a key that opens nothing is refused")
  func wrongKey() async throws {
    let error = try await failure(try remote(key: server.strangersKey))
    #expect(error.code == IntegrationError.codeUnauthorized && error.retry == .permanent)
  }

  @Test("a host that takes the connection and says nothing is left after its time")
  func hanging() async throws {
    let silent = try SilentListener()
    let slow = try world.remote(
      "ssh://git@127.0.0.1:\(silent.port)/x",
      keys: try GitKeys(key: server.key, knownHosts: try server.knownHosts()),
      limits: GitLimits(ask: .milliseconds(500)))
    #expect(try await failure(slow).code == IntegrationError.codeTimeout)
  }

  @Test("a hook that refuses is named with its words")
  func hook() async throws {
    try bare.hook("update", "echo 'Policy: no Fridays' >&2; exit 1")
    let error = try await failure(try remote())
    #expect(error.code == IntegrationError.codeGitRefused && error.message.contains("Policy: no Fridays"))
  }
}
