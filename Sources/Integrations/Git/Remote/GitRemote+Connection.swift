import Foundation
import TenantModel

#if canImport(Glibc)
  import Glibc
#endif

extension GitRemote {
  /// The oldest git that commits as we do.
  private static let versionMin = (2, 36)
  /// Where the dry run would push to.
  private static let trialReference = "refs/heads/tenantry-connection-test"

  /// Says what works, as whom, with which git, and what is missing. Nothing is changed there: the push is a dry run.
  package func testConnection(
    program: String? = GitRepository.locateProgram(), now: @escaping @Sendable () -> Date
  ) async -> ConnectionReport {
    var report = ConnectionReport(system: "git", identity: identity)
    guard let place = Self.temporaryFolder() else {
      report.add(ConnectionCheck("program", isPassing: false, "A temporary folder cannot be made."))
      return report
    }
    defer { try? FileManager.default.removeItem(atPath: place) }
    let trial = GitRepository(GitSettings(folder: place, program: program), now: now)
    guard
      let version = await report.check(
        "program", ask: { () throws(IntegrationError) in try await trial.version() },
        sentence: { "git \($0) is used." })
    else { return report }
    report.version = "git \(version)"
    let numbers = version.split(separator: ".").compactMap { Int($0) }
    if numbers.count < 2 || (numbers[0], numbers[1]) < Self.versionMin {
      report.add(
        ConnectionCheck("version", isPassing: false, "git \(version) is too old: 2.36 is the oldest."))
    }
    guard
      await report.check(
        "reading", remedy: "Check the address, and what may be read with this key or password.",
        ask: { () throws(IntegrationError) in try await trial.look(at: self) }, sentence: sentence) != nil
    else { return report }
    _ = await report.check(
      "writing", remedy: "Give the key or the password the right to push.",
      ask: { () throws(IntegrationError) in try await trial.tryPush(to: self) },
      sentence: { _ in "A push would be taken, as far as can be known without one: hooks are not asked." })
    return report
  }

  /// Who we are there; nil for a folder, where that is the process.
  private var identity: String? {
    switch address.way {
    case .file: nil
    case .https, .http: login?.username
    case .ssh: address.user ?? "the user of this process"
    }
  }

  private func sentence(_ look: GitLook) -> String {
    let usual = look.defaultBranch.map { "; its default branch is \($0)" } ?? ""
    return look.hasBranch
      ? "\(description) can be read\(usual)."
      : "\(address) can be read\(usual). It has no branch \(branch) yet: the first commit makes it."
  }

  /// Randomly named, for our eyes alone.
  private static func temporaryFolder() -> String? {
    var template = Array("\(FileManager.default.temporaryDirectory.path)/tenantry-git-XXXXXX".utf8CString)
    return mkdtemp(&template) == nil
      ? nil : String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self)
  }

  /// What a remote shows of itself.
  struct GitLook: Equatable, Sendable {
    var defaultBranch: String?
    var hasBranch: Bool
  }

  fileprivate static var trial: String { trialReference }
}

extension GitRepository {
  /// The program's version, such as `2.39.5`.
  fileprivate func version() async throws(IntegrationError) -> String {
    try await prepare()
    let words = String(decoding: try await git.run(["version"]).output, as: UTF8.self).split(separator: " ")
    return words.count > 2 ? GitWords.plain(words[2]) : "?"
  }

  fileprivate func look(at remote: GitRemote) async throws(IntegrationError) -> GitRemote.GitLook {
    try await underLock { lock throws(IntegrationError) in
      let passage = try await GitPassage(to: remote, folder: settings.folder + "/.git")
      let result = try await git.run(
        ["ls-remote", "--quiet", "--symref", "--", remote.address.text, "HEAD", remote.branch.reference],
        by: passage, limit: remote.limits.ask, lock: lock)
      guard result.status == 0 else { throw GitRemoteErrors.error(result, of: remote, isPush: false) }
      let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
      let head = lines.first { $0.hasPrefix("ref: refs/heads/") && $0.hasSuffix("\tHEAD") }
      return GitRemote.GitLook(
        defaultBranch: head.map {
          GitWords.plain($0.dropFirst("ref: refs/heads/".count).dropLast("\tHEAD".count))
        },
        hasBranch: lines.contains { $0.hasSuffix("\t\(remote.branch.reference)") })
    }
  }

  /// Pushes a commit of no meaning without pushing it. That of a folder asks its file system alone.
  fileprivate func tryPush(to remote: GitRemote) async throws(IntegrationError) -> Bool {
    let slug: Slug
    let path: GitPath
    let operation: OperationID
    do {
      slug = try Slug("connection-test")
      path = try GitPath.tenant(slug, "tenant.yaml")
      operation = try OperationID("CNNECT0000")
    } catch {
      throw IntegrationError(
        "git", IntegrationError.codeGitFailed, "The trial commit cannot be named.", retry: .permanent)
    }
    let hash = try await commit(
      GitChange(slug: slug, files: [path: Data()], operation: operation, title: "Try a connection")
    ).hash
    if let folder = remote.address.folder, access(folder + "/objects", W_OK) != 0,
      access(folder + "/.git/objects", W_OK) != 0
    {
      throw IntegrationError(
        "git", IntegrationError.codeForbidden, "\(folder) cannot be written to.", retry: .permanent)
    }
    return try await underLock { lock throws(IntegrationError) in
      let passage = try await GitPassage(to: remote, folder: settings.folder + "/.git")
      let result = try await git.run(
        [
          "push", "--porcelain", "--dry-run", "--no-verify", "--", remote.address.text,
          "\(hash):\(GitRemote.trial)",
        ], by: passage, limit: remote.limits.push, lock: lock)
      guard result.status == 0 else { throw GitRemoteErrors.error(result, of: remote, isPush: true) }
      return true
    }
  }
}
