import Foundation
import TestSupport
import Testing

@testable import Integrations

@Suite(
  "a remote behind a real web server",
  .enabled(if: GitWebServer.isInstalled, Comment(rawValue: GitWebServer.missing)))
struct GitWebServerTests {
  let world: GitRemoteWorld
  let server: GitWebServer
  let bare: BareRepository

  init() async throws {
    world = try GitRemoteWorld()
    server = try await GitWebServer(in: world.folder.path)
    bare = try server.repository("state.git")
  }

  private func remote(
    _ name: String = "state.git", host: String = "localhost", password: String? = GitWebServer.password,
    user: String = GitWebServer.user, trusted: Bool = true
  ) throws -> GitRemote {
    try world.remote(
      server.address(name, host: host), password: password, user: user,
      authority: trusted ? server.authority : nil)
  }

  private func failure(_ remote: GitRemote) async throws -> IntegrationError {
    let error = await #expect(throws: IntegrationError.self) {
      try await world.git.publish(try world.change(), to: remote)
    }
    return try #require(error)
  }

  @Test("commits travel over TLS with a name and a password that stand nowhere")
  func pushes() async throws {
    guard case .here(let hash) = try await world.carry(try world.change(), to: try remote()) else {
      Issue.record("it is not there")
      return
    }
    #expect(bare.history() == [hash])
    try bare.commit("README.md", "theirs\n")
    _ = try await world.carry(try world.change("acme", "PERATE0002", "two"), to: try remote())
    #expect(bare.operations() == ["PERATE0002", "PERATE0001"] && bare.history().count == 3)
    #expect(server.log.contains("operator POST /state.git/git-receive-pack 200"))
    let header = Data("\(GitWebServer.user):\(GitWebServer.password)".utf8).base64EncodedString()
    let state =
      FileManager.default.enumerator(atPath: world.git.settings.folder)?.compactMap { $0 as? String } ?? []
    #expect(state.count > 10)
    for file in state {
      let content = FileManager.default.contents(atPath: world.git.settings.folder + "/" + file) ?? Data()
      #expect(content.firstRange(of: Data(header.utf8)) == nil, "\(file)")
      #expect(content.firstRange(of: Data("canary-git".utf8)) == nil, "\(file)")
    }
  }

  @Test("a password is in no argument and no variable of any program that runs meanwhile")
  func hidden() async throws {
    try bare.hook("pre-receive", "cat >/dev/null; sleep 1")
    let change = try world.change()
    let remote = try remote()
    let push = Task { [world] in try await world.git.publish(change, to: remote) }
    var seen = 0
    let header = Data("\(GitWebServer.user):\(GitWebServer.password)".utf8).base64EncodedString()
    for _ in 0..<40 {
      try await Task.sleep(for: .milliseconds(25))
      for process in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      where Int(process) != nil {
        let arguments = (try? Data(contentsOf: URL(fileURLWithPath: "/proc/\(process)/cmdline"))) ?? Data()
        guard arguments.firstRange(of: Data("localhost:\(server.port)".utf8)) != nil else { continue }
        let variables = (try? Data(contentsOf: URL(fileURLWithPath: "/proc/\(process)/environ"))) ?? Data()
        seen += 1
        for secret in [header, "canary-git", "Authorization"] {
          #expect(arguments.firstRange(of: Data(secret.utf8)) == nil)
          #expect(variables.firstRange(of: Data(secret.utf8)) == nil)
        }
      }
    }
    _ = try await push.value
    #expect(seen > 0, "no program was looked at")
  }

  @Test("a wrong password and none are refused, and neither is said")
  func unauthorized() async throws {
    for password in ["canary-wrong", nil] {
      let error = try await failure(try remote(password: password))
      #expect(error.code == IntegrationError.codeUnauthorized && error.retry == .permanent)
      #expect(!error.description.contains("canary"))
    }
  }

  @Test("who may read and not push is told so by the connection's test and by a push")
  func reader() async throws {
    try bare.commit("README.md", "one\n")
    let reader = try remote(user: GitWebServer.reader)
    #expect(try await failure(reader).code == IntegrationError.codeForbidden)
    let report = await reader.testConnection(now: { GitRemoteWorld.time })
    #expect(report.identity == "reader")
    #expect(report.checks.map(\.isPassing) == [true, true, false])
    #expect(report.problems.first?.contains("right to push") == true)
    #expect(await (try remote()).testConnection(now: { GitRemoteWorld.time }).isPassing)
  }

  @Test("a certificate of nobody we trust, or of another name, is refused with the reason")
  func certificates() async throws {
    let untrusted = try await failure(try remote(trusted: false))
    #expect(untrusted.code == IntegrationError.codeTLS && untrusted.message.contains("certificate"))
    let misnamed = try await failure(try remote(host: "127.0.0.1"))
    #expect(misnamed.code == IntegrationError.codeTLS, "\(misnamed)")
  }

  @Test("what is not there is not found, and a redirect is not followed")
  func absent() async throws {
    #expect(try await failure(try remote("nothing.git")).code == IntegrationError.codeNotFound)
    _ = try await failure(try remote("elsewhere/state.git"))
    #expect(!server.log.contains("GET /state.git/info/refs"))
  }

  @Test("a hook's words arrive over https, too")
  func hook() async throws {
    try bare.hook("pre-receive", "echo 'Policy: no Fridays' >&2; exit 1")
    let error = try await failure(try remote())
    #expect(error.code == IntegrationError.codeGitRefused && error.message.contains("Policy: no Fridays"))
  }

  @Test("a server that has gone is unreachable")
  func gone() async throws {
    let error = try await failure(
      try world.remote("https://localhost:\(try FreePort.next())/x", authority: server.authority))
    #expect(error.code == IntegrationError.codeUnreachable && error.retry == .transient)
  }
}
