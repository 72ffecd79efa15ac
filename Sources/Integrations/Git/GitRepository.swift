import Foundation
import TenantModel

/// The repository of desired state: a folder of text files per tenant, with their history.
///
/// Writers of all processes take turns by a lock file. A commit is made by one `git fast-import`, which either moves the
/// branch from the commit that was read to the new one or leaves everything as it was; then the work tree follows. A
/// marker file stands while that is going on, so the next writer finishes what a killed one began.
package struct GitRepository: Sendable {
  package static let trailer = "Tenantry-Operation"

  let settings: GitSettings
  let git: GitProgram
  let tree: GitWorkTree
  let now: @Sendable () -> Date

  package init(_ settings: GitSettings, now: @escaping @Sendable () -> Date) {
    self.settings = settings
    self.now = now
    git = GitProgram(settings: settings)
    tree = GitWorkTree(folder: settings.folder)
  }

  /// Who commits.
  package var author: (name: String, email: String) { (settings.authorName, settings.authorEmail) }

  /// The program's absolute path, or nil when this machine has none.
  package static func locateProgram() -> String? {
    GitProgram.places.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Makes the repository where there is none, and finishes what a killed writer left undone.
  ///
  /// - Throws: `git_missing`, `git_busy`, `git_failed`.
  package func prepare() async throws(IntegrationError) {
    try await underLock { _ throws(IntegrationError) in }
  }

  /// Makes the change's scope hold exactly these files, as one commit, or finds that it does.
  ///
  /// - Parameter mayWrite: asked when nobody else can write any more, right before the commit is made: whoever waited for
  ///   the repository, or was stopped meanwhile, may have lost the right to. A successor's commit would be undone.
  /// - Throws: `superseded` when it may not, `git_path` for a file outside the scope, `git_symlink` for a link where a file
  ///   or folder should be, `git_moved` when somebody else committed in between, `git_busy`, `git_missing`, `git_failed`.
  package func commit(
    _ change: GitChange, ifStill mayWrite: @Sendable () -> Bool = { true }
  ) async throws(IntegrationError) -> GitOutcome {
    try GitRules.check(change)
    return try await underLock { lock throws(IntegrationError) in try await commit(change, lock, mayWrite) }
  }

  private func commit(
    _ change: GitChange, _ lock: GitLock, _ mayWrite: () -> Bool
  ) async throws(IntegrationError) -> GitOutcome {
    let old = try await head()
    try tree.refuseLinks(in: change.scope)
    if let old, try await files(in: change.scope, at: old) == change.files {
      if try !tree.holds(change.files, in: change.scope) {
        try tree.mark(change.scope.mark)
        try await follow(change.scope, to: old, lock)
        try tree.unmark()
      }
      return .unchanged(old)
    }
    guard mayWrite() else { throw Self.superseded }
    try tree.mark(change.scope.mark)
    let stream = GitImport.stream(
      change, settings: settings, to: "refs/heads/\(settings.branch)", from: old, at: now())
    let result = try await git.run(
      ["fast-import", "--quiet", "--done", "--date-format=raw"], input: stream, lock: lock,
      acceptable: [0, 1, 128])
    guard result.status == 0, let new = try await head(), new != old else {
      let words = String(decoding: result.errors, as: UTF8.self)
      try tree.unmark()
      throw IntegrationError(
        "git", words.contains("new tip") ? IntegrationError.codeGitMoved : IntegrationError.codeGitFailed,
        "The commit was refused; the repository is as it was.", detail: words, retry: .transient)
    }
    try await follow(change.scope, to: new, lock)
    try tree.unmark()
    return .committed(new)
  }

  static let superseded = IntegrationError(
    "git", IntegrationError.codeSuperseded, "Another worker may have gone on with this operation meanwhile.",
    retry: .permanent)

  /// Brings the work tree's part and the index to what a commit says.
  func follow(_ scope: GitScope, to hash: String, _ lock: GitLock) async throws(IntegrationError) {
    try tree.write(try await files(in: scope, at: hash), in: scope)
    _ = try await git.run(["read-tree", "--reset", hash], lock: lock)
  }

  /// Runs under the lock, in a repository that is whole.
  func underLock<Value>(_ body: (GitLock) async throws(IntegrationError) -> Value)
    async throws(IntegrationError) -> Value
  {
    guard settings.program != nil else { throw GitProgram.missing }
    try tree.makeFolders()
    let lock = try await GitLock.take(settings)
    defer { lock.release() }
    try await heal(lock)
    return try await body(lock)
  }

  private func heal(_ lock: GitLock) async throws(IntegrationError) {
    let left = try tree.markedWork()
    if left != nil { tree.removeStaleLocks(branch: settings.branch) }
    if !tree.isRepository {
      try tree.mark(GitWorkTree.markOfInitialization)
      try await git.initialize(lock: lock)
      try tree.unmark()
    } else if let left {
      if let scope = GitScope(mark: left), let head = try await head() {
        try await follow(scope, to: head, lock)
      }
      try tree.unmark()
    }
    try await waitForOthers()
  }

  /// A lock file without our marker is somebody else's git at work; it is waited for, never removed.
  private func waitForOthers() async throws(IntegrationError) {
    var pause: Duration = .milliseconds(5)
    var waited: Duration = .zero
    while let name = tree.lockFile(branch: settings.branch) {
      guard waited < settings.lockWaitMax, (try? await Task.sleep(for: pause)) != nil else {
        throw IntegrationError(
          "git", IntegrationError.codeGitBusy,
          "Another git is at work in \(settings.folder): \(name) exists. Remove it when no git is running.",
          retry: .transient)
      }
      waited += pause
      pause = min(pause * 2, .milliseconds(200))
    }
  }
}
