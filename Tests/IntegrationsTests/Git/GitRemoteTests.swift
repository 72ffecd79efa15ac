import Foundation
import Synchronization
import TenantModel
import TestSupport
import Testing

@testable import Integrations

@Suite("a remote repository of desired state")
struct GitRemoteTests {
  let world: GitRemoteWorld
  let bare: BareRepository
  let remote: GitRemote

  init() throws {
    world = try GitRemoteWorld()
    // A blank, a leading dash, a quote: it is a folder's name and nothing else.
    bare = try BareRepository(in: world.folder.path, name: "-desired 'state'.git")
    remote = try world.remote(bare.path)
  }

  @Test("the first commit makes the branch there, and the local one follows it")
  func first() async throws {
    let change = try world.change()
    #expect(try await world.git.published(change, in: remote) == nil)
    guard case .here(let hash) = try await world.carry(change, to: remote) else {
      Issue.record("it is not there")
      return
    }
    #expect(bare.history() == [hash])
    #expect(bare.file("tenants/acme/tenant.yaml") == "name: one")
    #expect(try await world.git.published(change, in: remote) == hash)
    #expect(try await world.git.head() == hash)
    #expect(try world.local("status", "--porcelain") == "")
    #expect(try await world.git.publish(try world.change(), to: remote) == .unchanged(hash))
    // Nothing of the remote is written down here.
    #expect(try !world.local("config", "--local", "--list").contains("remote"))
  }

  @Test("a history that was here before goes along with the first push")
  func before() async throws {
    _ = try await world.git.commit(try world.change("older", "PERATE0000"))
    _ = try await world.carry(try world.change(), to: remote)
    #expect(bare.operations() == ["PERATE0001", "PERATE0000"])
    #expect(try world.local("status", "--porcelain") == "")
  }

  @Test("what others pushed stays: our commit comes on top, and the folder here gets it, too")
  func others() async throws {
    _ = try await world.carry(try world.change(), to: remote)
    let theirs = try bare.commit("tenants/other/tenant.yaml", "by hand\n")
    try bare.commit(".github/workflows/deploy.yml", "on: push\n")
    _ = try await world.carry(try world.change("acme", "PERATE0002", "two"), to: remote)
    #expect(bare.history().count == 4 && bare.history().contains(theirs))
    #expect(bare.file("tenants/other/tenant.yaml") == "by hand")
    #expect(bare.file("tenants/acme/tenant.yaml") == "name: two")
    #expect(try world.local("status", "--porcelain") == "")
    #expect(try world.local("show", "HEAD:.github/workflows/deploy.yml") == "on: push")
  }

  @Test("what somebody changes here and does not commit stays as it is when others push")
  func uncommitted() async throws {
    try bare.commit("README.md", "one\n")
    _ = try await world.carry(try world.change(), to: remote)
    let readme = world.git.settings.folder + "/README.md"
    try Data("mine\n".utf8).write(to: URL(fileURLWithPath: readme))
    try bare.commit("README.md", "two\n")
    _ = try await world.carry(try world.change("acme", "PERATE0002", "two"), to: remote)
    #expect(try String(contentsOfFile: readme, encoding: .utf8) == "mine\n")
    #expect(try world.local("status", "--porcelain") == " M README.md")
  }

  @Test("links that others push never become links here")
  func links() async throws {
    let clone = world.folder.path + "/clone"
    try bare.commit("README.md", "one\n")
    _ = try BareRepository.git(["clone", "--quiet", bare.path, clone])
    try FileManager.default.createSymbolicLink(atPath: clone + "/tenants", withDestinationPath: "/etc")
    _ = try BareRepository.git(["-C", clone, "add", "tenants"])
    _ = try BareRepository.git([
      "-C", clone, "-c", "user.name=a", "-c", "user.email=b", "commit", "--quiet", "-m", "link",
    ])
    _ = try BareRepository.git(["-C", clone, "push", "--quiet", "origin", "HEAD:refs/heads/main"])
    let error = await #expect(throws: IntegrationError.self) {
      try await world.git.publish(try world.change(), to: remote)
    }
    #expect(error?.code == IntegrationError.codeGitSymlink)
    #expect(bare.history().count == 2)
  }

  @Test(
    "somebody else's change to the tenant's folder stops us and says who; leave to write over it is for that one"
  )
  func conflict() async throws {
    _ = try await world.carry(try world.change(), to: remote)
    let theirs = try bare.commit("tenants/acme/tenant.yaml", "name: by hand\n")
    let next = try world.change("acme", "PERATE0002", "two")
    guard case .changedByOthers(let foreign) = try await world.git.publish(next, to: remote) else {
      Issue.record("it was written over")
      return
    }
    #expect(foreign.commit == theirs && foreign.author == "Rosa Lind <rosa@example.net>")
    #expect(foreign.subject == "Change tenants/acme/tenant.yaml by hand")
    #expect(foreign.paths == ["tenants/acme/tenant.yaml"])
    #expect(bare.history().first == theirs)
    let newer = try bare.commit("tenants/acme/tenant.yaml", "name: once more\n")
    guard
      case .changedByOthers(let second) = try await world.git.publish(next, to: remote, overwriting: theirs)
    else {
      Issue.record("what nobody has seen was written over")
      return
    }
    #expect(second.commit == newer)
    guard case .pushed(let hash) = try await world.git.publish(next, to: remote, overwriting: newer) else {
      Issue.record("it was not written")
      return
    }
    #expect(bare.history().prefix(2) == [hash, newer])
  }

  @Test("a change of somebody else that is what we want is no conflict")
  func agreement() async throws {
    let change = try world.change()
    _ = try await world.carry(change, to: remote)
    try bare.commit("tenants/acme/tenant.yaml", "name: two\n")
    guard
      case .unchanged = try await world.git.publish(try world.change("acme", "PERATE0002", "two"), to: remote)
    else {
      Issue.record("it was taken for a conflict")
      return
    }
  }

  @Test("of two pushes with the same lease exactly one wins, and the other is told that it lost")
  func lease() async throws {
    try bare.commit("README.md", "one\n")
    let worlds = try (0..<2).map { try world.other("state-\($0)") }
    var commits: [String] = []
    for (number, world) in worlds.enumerated() {
      let change = try world.change("tenant-\(number)", "PERATE000\(number)")
      commits.append(
        try await world.git.underLock { lock throws(IntegrationError) in
          let there = try await world.git.fetch(remote, lock)
          let stream = GitImport.stream(
            change, settings: world.git.settings, to: GitRepository.nextReference, from: there,
            at: GitRemoteWorld.time)
          _ = try await world.git.git.run(
            ["fast-import", "--quiet", "--done", "--date-format=raw"], input: stream)
          return try await world.git.resolve(GitRepository.nextReference) ?? ""
        })
    }
    let old = try #require(bare.history().first)
    let codes = await withTaskGroup(of: String.self) { group in
      for (world, hash) in zip(worlds, commits) {
        group.addTask {
          do {
            try await world.git.underLock { lock throws(IntegrationError) in
              try await world.git.push(hash, over: old, to: remote, lock)
            }
            return "won"
          } catch {
            return (error as? IntegrationError)?.code ?? "?"
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(codes.sorted() == ["git_moved", "won"])
    #expect(bare.history().count == 2)
  }

  @Test("whoever was overtaken after having asked pushes nothing, and asks again before trying once more")
  func late() async throws {
    _ = try await world.carry(try world.change(), to: remote)
    let asked = Mutex(0)
    let error = await #expect(throws: IntegrationError.self) {
      // Stopped right after the first answer: when it goes on, somebody has pushed and the lane is another's.
      try await world.git.publish(try world.change("acme", "PERATE0002", "two"), to: remote) {
        let isFirst = asked.withLock { number in
          number += 1
          return number == 1
        }
        return isFirst && (try? bare.commit("tenants/other/tenant.yaml", "theirs\n")) != nil
      }
    }
    #expect(error?.code == IntegrationError.codeSuperseded && asked.withLock { $0 } == 2)
    #expect(bare.history().count == 2)
    #expect(bare.file("tenants/acme/tenant.yaml") == "name: one")
  }

  @Test("writers of several platforms at once: every commit is in the history, each once")
  func concurrent() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<4 {
        group.addTask {
          let mine = try world.other("platform-\(number)")
          for round in 0..<3 {
            let change = try mine.change("tenant-\(number)", "PERATE00\(number)\(round)", "\(round)")
            // As the engine does: a lost lease is tried again.
            while true {
              do {
                _ = try await mine.carry(change, to: remote)
                break
              } catch let error as IntegrationError where error.code == IntegrationError.codeGitMoved {
                continue
              }
            }
          }
          #expect(try mine.local("status", "--porcelain") == "")
        }
      }
      try await group.waitForAll()
    }
    #expect(bare.operations().count == 12 && Set(bare.operations()).count == 12)
    #expect(try BareRepository.git(["-C", bare.path, "fsck", "--strict", "--no-dangling"]) == "")
  }

  @Test("stopped at any moment, what it asks the remote afterwards makes the commit exactly one")
  func killed() async throws {
    for number in 0..<10 {
      let change = try world.change("acme", "PERATE01\(number + 10)", "\(number)")
      let task = Task { [world, remote] in try await world.carry(change, to: remote) }
      try await Task.sleep(for: .milliseconds(12 * number))
      task.cancel()
      _ = await task.result
      if let hash = try await world.git.published(change, in: remote) {
        #expect(try await world.git.follow(hash, of: change, in: remote) == .here(hash))
      } else {
        _ = try await world.carry(change, to: remote)
      }
    }
    #expect(bare.operations().count == 10 && Set(bare.operations()).count == 10)
    #expect(try world.local("status", "--porcelain") == "")
    #expect(try await world.git.head() == bare.history().first)
  }

  @Test("a hook that refuses is named with its words, and the history stays")
  func hook() async throws {
    try bare.hook("pre-receive", "printf '\\033[31mPolicy: no Fridays\\033[0m\\n' >&2; exit 1")
    let error = await #expect(throws: IntegrationError.self) {
      try await world.git.publish(try world.change(), to: remote)
    }
    #expect(error?.code == IntegrationError.codeGitRefused && error?.retry == .permanent)
    #expect(error?.message.contains("Policy: no Fridays") == true)
    #expect(error?.message.unicodeScalars.contains { $0.value < 0x20 } == false)
    #expect(bare.history().isEmpty)
    #expect(try await world.git.head() == nil)
  }

  @Test("a history that was written anew, and one that has nothing to do with ours, are not touched")
  func diverged() async throws {
    _ = try await world.carry(try world.change(), to: remote)
    try FileManager.default.removeItem(atPath: bare.path)
    let again = try BareRepository(in: world.folder.path, name: "-desired 'state'.git")
    let theirs = try again.commit("README.md", "another\n")
    let error = await #expect(throws: IntegrationError.self) {
      try await world.git.publish(try world.change("acme", "PERATE0002", "two"), to: remote)
    }
    #expect(error?.code == IntegrationError.codeGitDiverged)
    #expect(again.history() == [theirs])
  }

  @Test("what is no repository, or not there, is said")
  func absent() async throws {
    let nowhere = try world.remote(world.folder.path + "/nowhere.git")
    let error = await #expect(throws: IntegrationError.self) {
      try await world.git.publish(try world.change(), to: nowhere)
    }
    #expect(error?.code == IntegrationError.codeNotFound)
    let report = await nowhere.testConnection(now: { GitRemoteWorld.time })
    #expect(!report.isPassing && report.problems.first?.contains("There is no repository") == true)
  }

  @Test("a server that says nothing is left after its time, and a push that was stopped is uncertain")
  func hanging() async throws {
    let silent = try SilentListener()
    let limits = GitLimits(ask: .milliseconds(300), fetch: .milliseconds(300), push: .milliseconds(300))
    let slow = try world.remote("http://127.0.0.1:\(silent.port)/x", limits: limits)
    let error = await #expect(throws: IntegrationError.self) {
      try await world.git.publish(try world.change(), to: slow)
    }
    #expect(error?.code == IntegrationError.codeTimeout && error?.retry == .transient)
    try bare.hook("pre-receive", "sleep 60")
    let stopped = await #expect(throws: IntegrationError.self) {
      try await world.git.publish(
        try world.change(),
        to: try world.remote(bare.path, limits: GitLimits(push: .milliseconds(300))))
    }
    #expect(stopped?.code == IntegrationError.codeTimeout && stopped?.retry == .uncertain)
  }

  @Test("a connection's test says what works and changes nothing")
  func connection() async throws {
    try bare.commit("README.md", "one\n")
    let before = bare.history()
    let report = await remote.testConnection(now: { GitRemoteWorld.time })
    #expect(report.isPassing, "\(report.problems)")
    #expect(report.version?.hasPrefix("git 2.") == true)
    #expect(report.checks.map(\.name) == ["program", "reading", "writing"])
    #expect(report.checks[1].sentence.contains("its default branch is main"))
    let fresh = try world.remote(bare.path, branch: "next")
    let other = await fresh.testConnection(now: { GitRemoteWorld.time })
    #expect(other.isPassing && other.checks[1].sentence.contains("no branch next yet"))
    #expect(bare.history() == before && bare.history("tenantry-connection-test").isEmpty)
  }
}
