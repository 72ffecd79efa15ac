import Foundation
import TenantModel

/// The remote comes first: a commit is made beside the local branch, pushed, and only what the remote's branch holds
/// becomes the local one. So the local branch never holds what others have overtaken, wherever a process dies.
extension GitRepository {
  /// Where a commit waits until the remote has it.
  static let nextReference = "refs/tenantry/next"
  /// The remote's branch as it was last seen.
  static let seenReference = "refs/tenantry/remote"
  private static let pushesMax = 3

  /// The commit that an operation made, when the remote's branch holds it and the scope's files are still these.
  package func published(_ change: GitChange, in remote: GitRemote) async throws(IntegrationError) -> String?
  {
    try await underLock { lock throws(IntegrationError) in
      guard let there = try await fetch(remote, lock),
        let hash = try await commit(of: change.operation, at: there),
        try await files(in: change.scope, at: there) == change.files
      else { return nil }
      return hash
    }
  }

  /// Makes the change's scope in the remote hold exactly these files, as one commit on top of whatever is there.
  ///
  /// - Parameters:
  ///   - overwriting: a commit of somebody else whose changes to the scope may be written over.
  ///   - mayWrite: asked before every push, when it is known what is pushed over: who has lost the right to since the remote
  ///     was looked at finds that it has moved.
  /// - Throws: what `commit` throws; `git_moved` when others push faster than we do, `git_diverged` when the local history
  ///   has no place in the remote's, `git_refused` by the remote's rules, and why it cannot be reached.
  package func publish(
    _ change: GitChange, to remote: GitRemote, overwriting: String? = nil,
    ifStill mayWrite: @Sendable () -> Bool = { true }
  ) async throws(IntegrationError) -> GitPublication {
    try GitRules.check(change)
    return try await underLock { lock throws(IntegrationError) in
      var pushes = 0
      while true {
        do throws(IntegrationError) {
          pushes += 1
          return try await publishOnce(change, remote, overwriting, lock, mayWrite)
        } catch {
          guard error.code == IntegrationError.codeGitMoved, pushes < Self.pushesMax else { throw error }
        }
      }
    }
  }

  private func publishOnce(
    _ change: GitChange, _ remote: GitRemote, _ overwriting: String?, _ lock: GitLock, _ mayWrite: () -> Bool
  ) async throws(IntegrationError) -> GitPublication {
    let there = try await fetch(remote, lock)
    let base = try await newest(try await head(), there, remote)
    if let base, try await files(in: change.scope, at: base) == change.files {
      if base == there { return .unchanged(base) }
      guard mayWrite() else { throw Self.superseded }
      try await push(base, over: there, to: remote, lock)
      return .pushed(base)
    }
    if let base, let foreign = try await foreignChange(of: change.scope, at: base),
      foreign.commit != overwriting
    {
      return .changedByOthers(foreign)
    }
    let stream = GitImport.stream(change, settings: settings, to: Self.nextReference, from: base, at: now())
    _ = try await git.run(
      ["fast-import", "--quiet", "--done", "--force", "--date-format=raw"], input: stream, lock: lock)
    guard let hash = try await resolve(Self.nextReference) else {
      throw IntegrationError(
        "git", IntegrationError.codeGitFailed, "The commit that was made is not there.", retry: .transient)
    }
    guard mayWrite() else { throw Self.superseded }
    try await push(hash, over: there, to: remote, lock)
    return .pushed(hash)
  }

  /// Brings the local branch and the work tree to the remote's, once that holds the commit and the scope's files are these.
  ///
  /// - Throws: `git_diverged`, and why the remote cannot be reached.
  package func follow(
    _ commit: String, of change: GitChange, in remote: GitRemote
  ) async throws(IntegrationError) -> GitFollowing {
    try await underLock { lock throws(IntegrationError) in
      guard let there = try await fetch(remote, lock), try await isAncestor(commit, of: there) else {
        return .missing
      }
      guard try await files(in: change.scope, at: there) == change.files else {
        return .differs(try await foreignChange(of: change.scope, at: there))
      }
      let here = try await head()
      // Commits that were made here while no remote was connected stay: the next push takes them along.
      guard try await newest(here, there, remote) == there else { return .here(there) }
      try tree.mark(change.scope.mark)
      try await move(from: here, to: there, change.scope, lock)
      try tree.unmark()
      return .here(there)
    }
  }

  // MARK: The remote

  /// The remote's newest commit, taken over; nil where it has no such branch.
  func fetch(_ remote: GitRemote, _ lock: GitLock) async throws(IntegrationError) -> String? {
    let passage = try await GitPassage(to: remote, folder: settings.folder + "/.git")
    let asked = try await git.run(
      ["ls-remote", "--quiet", "--", remote.address.text, remote.branch.reference], by: passage,
      limit: remote.limits.ask, lock: lock)
    guard asked.status == 0 else { throw GitRemoteErrors.error(asked, of: remote, isPush: false) }
    let words = String(decoding: asked.output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    // A pattern also finds longer names that end with it.
    guard let place = words.firstIndex(of: Substring(remote.branch.reference)), place > 0 else { return nil }
    let hash = String(words[place - 1])
    if try await resolve(Self.seenReference) == hash { return hash }
    let fetched = try await git.run(
      [
        "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--",
        remote.address.text, "+\(remote.branch.reference):\(Self.seenReference)",
      ], by: passage, limit: remote.limits.fetch, lock: lock)
    guard fetched.status == 0 else { throw GitRemoteErrors.error(fetched, of: remote, isPush: false) }
    return try await resolve(Self.seenReference)
  }

  /// - Parameter old: what the remote's branch must still be; nil for not there.
  func push(
    _ hash: String, over old: String?, to remote: GitRemote, _ lock: GitLock
  ) async throws(IntegrationError) {
    let passage = try await GitPassage(to: remote, folder: settings.folder + "/.git")
    let reference = remote.branch.reference
    let result: ProcessResult
    do throws(IntegrationError) {
      result = try await git.run(
        [
          "push", "--porcelain", "--no-verify", "--force-with-lease=\(reference):\(old ?? "")", "--",
          remote.address.text, "\(hash):\(reference)",
        ], by: passage, limit: remote.limits.push, lock: lock)
    } catch {
      throw GitRemoteErrors.ofPush(error)
    }
    guard result.status == 0 else { throw GitRemoteErrors.error(result, of: remote, isPush: true) }
  }

  // MARK: Histories

  /// Whichever of the two holds the other.
  private func newest(
    _ here: String?, _ there: String?, _ remote: GitRemote
  ) async throws(IntegrationError) -> String? {
    guard let here, let there else { return here ?? there }
    if try await isAncestor(here, of: there) { return there }
    if try await isAncestor(there, of: here) { return here }
    throw IntegrationError(
      "git", IntegrationError.codeGitDiverged,
      "The history of \(remote.description) does not hold the one in \(settings.folder), nor the other way round.",
      detail: "here \(here), there \(there)", retry: .permanent)
  }

  private func isAncestor(_ old: String, of new: String) async throws(IntegrationError) -> Bool {
    // 128: that commit is not known here at all.
    try await git.run(["merge-base", "--is-ancestor", old, new], acceptable: [0, 1, 128]).status == 0
  }

  func resolve(_ reference: String) async throws(IntegrationError) -> String? {
    let result = try await git.run(
      ["rev-parse", "--verify", "--quiet", "\(reference)^{commit}"], acceptable: [0, 1])
    let hash = String(decoding: result.output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return hash.isEmpty ? nil : hash
  }

  /// The newest commit to the scope, when no operation made it.
  private func foreignChange(of scope: GitScope, at head: String) async throws(IntegrationError)
    -> GitForeignChange?
  {
    let format = "%H%n%(trailers:key=\(Self.trailer),valueonly,separator=%x2C)%n%an <%ae>%n%cI%n%s"
    let result = try await git.run([
      "log", "--max-count=1", "--name-only", "--format=\(format)", head, "--", scope.path,
    ])
    let lines = String(decoding: result.output, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 5, lines[1].isEmpty else { return nil }
    return GitForeignChange(
      commit: lines[0], author: GitWords.plain(lines[2]), date: lines[3], subject: GitWords.plain(lines[4]),
      paths: lines.dropFirst(5).filter { !$0.isEmpty }.prefix(10).map { GitWords.plain($0) })
  }
}
