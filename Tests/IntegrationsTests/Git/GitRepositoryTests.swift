import Foundation
import Synchronization
import TenantModel
import TestSupport
import Testing

@testable import Integrations

@Suite("the repository of desired state")
struct GitRepositoryTests {
  let folder: TemporaryFolder
  let git: GitRepository
  var state: String { folder.path + "/state" }

  init() throws {
    folder = try TemporaryFolder()
    git = GitRepository(
      GitSettings(
        folder: folder.path + "/state", program: GitRepository.locateProgram(), lockWaitMax: .seconds(60)),
      now: { Date(timeIntervalSince1970: 1_763_800_000) })
  }

  private func change(_ slug: String = "acme", _ operation: String = "PERATE0001", _ text: String = "one")
    throws -> GitChange
  {
    let slug = try Slug(slug)
    return GitChange(
      slug: slug,
      files: [
        try GitPath.tenant(slug, "tenant.yaml"): Data("name: \(text)\n".utf8),
        try GitPath.tenant(slug, "k8s/namespace.yaml"): Data("done\nfrom refs/heads/evil\n\0binary".utf8),
      ], operation: try OperationID(operation), title: "Create tenant \(slug)")
  }

  private func shell(_ arguments: String...) async throws -> String {
    let result = try await ProcessRunner.run(
      ProcessCommand(
        program: "/usr/bin/git", arguments: ["-C", state] + arguments,
        environment: [
          "PATH": "/usr/bin", "HOME": "/nonexistent", "GIT_CONFIG_COUNT": "1",
          "GIT_CONFIG_KEY_0": "safe.directory",
          "GIT_CONFIG_VALUE_0": "*",
        ]))
    return String(decoding: result.output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test("all files of a tenant go into one commit, once, and the work tree is clean")
  func commits() async throws {
    let first = try await git.commit(try change())
    #expect(try await git.commit(try change()) == .unchanged(first.hash))
    #expect(try await shell("rev-list", "--count", "main") == "1")
    #expect(try await shell("status", "--porcelain") == "")
    #expect(try await shell("log", "-1", "--format=%an <%ae>%n%B").contains("Tenantry-Operation: PERATE0001"))
    #expect(try await git.commit(of: OperationID("PERATE0001")) == first.hash)
    #expect(try await git.commit(of: OperationID("PERATE0002")) == nil)
    #expect(try await git.files(of: Slug("acme")) == change().files)
    #expect(try String(contentsOfFile: state + "/tenants/acme/tenant.yaml", encoding: .utf8) == "name: one\n")
  }

  @Test("a file that is no longer wanted goes from the commit and from the work tree")
  func removes() async throws {
    _ = try await git.commit(try change())
    var second = try change("acme", "PERATE0002", "two")
    second.files[try GitPath.tenant(Slug("acme"), "k8s/namespace.yaml")] = nil
    _ = try await git.commit(second)
    #expect(try await shell("ls-files") == "tenants/acme/tenant.yaml")
    #expect(!FileManager.default.fileExists(atPath: state + "/tenants/acme/k8s"))
  }

  private func bundleChange(_ code: String, _ operation: String, _ text: String?) throws -> GitChange {
    let scope = GitScope.bundle(try BundleCode(code))
    return GitChange(
      scope: scope, files: try text.map { [try GitPath(scope.path): Data($0.utf8)] } ?? [:],
      operation: try OperationID(operation), title: "Change bundle \(code)")
  }

  @Test("a bundle is one file: others beside it and tenants stay as they are, and it can go")
  func bundles() async throws {
    _ = try await git.commit(try change())
    _ = try await git.commit(try bundleChange("crm", "PERATE0002", "code: crm\n"))
    _ = try await git.commit(try bundleChange("hr", "PERATE0003", "code: hr\n"))
    let again = try bundleChange("crm", "PERATE0004", "code: crm\n")
    guard case .unchanged = try await git.commit(again) else { return #expect(Bool(false), "it was the same") }
    #expect(try await git.files(in: .bundle(BundleCode("crm"))).count == 1)
    _ = try await git.commit(try bundleChange("crm", "PERATE0005", nil))
    #expect(
      try await shell("ls-files").split(separator: "\n").map(String.init)
        == ["bundles/hr.yaml", "tenants/acme/k8s/namespace.yaml", "tenants/acme/tenant.yaml"])
    #expect(try await shell("status", "--porcelain") == "")
    #expect(!FileManager.default.fileExists(atPath: state + "/bundles/crm.yaml"))
  }

  @Test("a bundle's change holds its own file and no other")
  func bundleScope() async throws {
    var wrong = try bundleChange("crm", "PERATE0001", "x")
    wrong.files[try GitPath("bundles/hr.yaml")] = Data()
    let error = await #expect(throws: IntegrationError.self) { try await git.commit(wrong) }
    #expect(error?.code == IntegrationError.codeGitPath)
    for mark in ["acme", "bundles/crm.yaml"] { #expect(GitScope(mark: mark)?.mark == mark) }
    #expect(GitScope(mark: "bundles/../x.yaml") == nil && GitScope(mark: "-") == nil)
  }

  @Test("writers at the same time all commit, one after the other")
  func concurrent() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 10..<22 {
        group.addTask { [git] in
          _ = try await git.commit(try change("tenant-\(number)", "PERATE00\(number)"))
        }
      }
      try await group.waitForAll()
    }
    #expect(try await shell("rev-list", "--count", "main") == "12")
    #expect(try await shell("fsck", "--strict", "--no-dangling") == "")
    #expect(try await shell("status", "--porcelain") == "")
  }

  @Test(
    "what a killed writer left is finished by the next",
    arguments: ["index.lock", "refs/heads/main.lock", "HEAD.lock", ""])
  func killed(lock: String) async throws {
    _ = try await git.commit(try change())
    try Data("acme".utf8).write(to: URL(fileURLWithPath: state + "/.git/tenantry-pending"))
    if !lock.isEmpty { try Data().write(to: URL(fileURLWithPath: state + "/.git/\(lock)")) }
    try Data("half".utf8).write(to: URL(fileURLWithPath: state + "/tenants/acme/tenant.yaml"))
    try Data("rest".utf8).write(to: URL(fileURLWithPath: state + "/tenants/acme/.tenant.yaml.tenantry"))
    try await git.prepare()
    #expect(try await shell("status", "--porcelain") == "")
    _ = try await git.commit(try change("other", "PERATE0002"))
    #expect(try await shell("rev-list", "--count", "main") == "2")
  }

  @Test("git killed at any moment leaves the repository as it was or as it should be")
  func killedGit() async throws {
    _ = try await git.commit(try change())
    for number in 0..<12 {
      let task = Task { [git] in
        try await git.commit(try change("acme", "PERATE01\(number + 10)", "\(number)"))
      }
      try await Task.sleep(for: .milliseconds(3 * number))
      task.cancel()
      _ = await task.result
      try await git.prepare()
      #expect(try await shell("fsck", "--strict", "--no-dangling") == "")
      #expect(try await shell("status", "--porcelain") == "")
    }
    _ = try await git.commit(try change("acme", "PERATE0999", "last"))
    #expect(
      try String(contentsOfFile: state + "/tenants/acme/tenant.yaml", encoding: .utf8) == "name: last\n")
  }

  @Test("whoever may not write any more when the repository is free writes nothing")
  func late() async throws {
    let first = try await git.commit(try change())
    let isOurs = Mutex(true)
    let held = try await GitLock.take(git.settings)
    let waiting = Task { [git] in
      try await git.commit(try change("acme", "PERATE0002", "two")) { isOurs.withLock { $0 } }
    }
    // Stopped while it waits: meanwhile its successor has written, and what came after that, too.
    try await Task.sleep(for: .milliseconds(20))
    isOurs.withLock { $0 = false }
    held.release()
    let error = await #expect(throws: IntegrationError.self) { try await waiting.value }
    #expect(error?.code == IntegrationError.codeSuperseded)
    #expect(try await git.head() == first.hash)
    #expect(try await shell("status", "--porcelain") == "")
    // What is there already needs no right to write.
    #expect(try await git.commit(try change()) { false } == .unchanged(first.hash))
  }

  @Test("a lock file that is not ours is waited for and never removed")
  func foreignLock() async throws {
    _ = try await git.commit(try change())
    let lock = state + "/.git/index.lock"
    try Data().write(to: URL(fileURLWithPath: lock))
    var settings = git.settings
    settings.lockWaitMax = .milliseconds(50)
    let hasty = GitRepository(settings, now: { Date(timeIntervalSince1970: 0) })
    let error = await #expect(throws: IntegrationError.self) {
      try await hasty.commit(try change("other", "PERATE0002"))
    }
    #expect(error?.code == IntegrationError.codeGitBusy)
    #expect(FileManager.default.fileExists(atPath: lock))
  }

  @Test(
    "symbolic links are refused wherever they stand",
    arguments: ["tenants", "tenants/acme", "tenants/acme/k8s"])
  func links(place: String) async throws {
    try await git.prepare()
    let outside = folder.path + "/outside"
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
    let link = state + "/" + place
    try FileManager.default.createDirectory(
      atPath: (link as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside)
    let error = await #expect(throws: IntegrationError.self) { try await git.commit(try change()) }
    #expect(error?.code == IntegrationError.codeGitSymlink)
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside).isEmpty)
  }

  @Test("files outside the tenant's folder are refused")
  func outside() async throws {
    var stray = try change()
    stray.files[try GitPath("tenants/other/tenant.yaml")] = Data()
    let wanted = stray
    let error = await #expect(throws: IntegrationError.self) { try await git.commit(wanted) }
    #expect(error?.code == IntegrationError.codeGitPath)
  }

  @Test("hooks of the repository do not run")
  func hooks() async throws {
    try await git.prepare()
    let hooks = state + "/.git/hooks"
    try FileManager.default.createDirectory(atPath: hooks, withIntermediateDirectories: true)
    for name in ["post-checkout", "reference-transaction", "post-index-change"] {
      let script = "#!/bin/sh\ntouch \(folder.path)/canary\nexit 1\n"
      #expect(
        FileManager.default.createFile(
          atPath: "\(hooks)/\(name)", contents: Data(script.utf8), attributes: [.posixPermissions: 0o755]))
    }
    _ = try await git.commit(try change())
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/canary"))
  }

  @Test("without git one sentence says what to do")
  func missing() async throws {
    let none = GitRepository(
      GitSettings(folder: state, program: nil), now: { Date(timeIntervalSince1970: 0) })
    let error = await #expect(throws: IntegrationError.self) { try await none.commit(try change()) }
    #expect(error?.code == IntegrationError.codeGitMissing)
    #expect(error?.message.contains("install git") == true)
  }

  @Test("programs inherit no descriptor, and stop when their task is cancelled")
  func processes() async throws {
    let leak = open("/dev/null", O_RDONLY)
    defer { close(leak) }
    let listed = try await ProcessRunner.run(
      ProcessCommand(program: "/bin/ls", arguments: ["/proc/self/fd"], environment: [:]))
    #expect(
      Set(String(decoding: listed.output, as: UTF8.self).split(separator: "\n")).subtracting([
        "0", "1", "2", "3",
      ]).isEmpty)
    let task = Task {
      try await ProcessRunner.run(ProcessCommand(program: "/bin/sleep", arguments: ["60"], environment: [:]))
    }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    await #expect(throws: ProcessError.self) { try await task.value }
  }
}
