import Foundation
import TenantModel

#if canImport(Glibc)
  import Glibc
#endif

/// The folder that operators read, and the few files of ours inside `.git`.
struct GitWorkTree: Sendable {
  static let markOfInitialization = "-"

  let folder: String

  private var inner: String { folder + "/.git" }
  private var markPath: String { inner + "/tenantry-pending" }

  /// True once `git init` has come to its end.
  var isRepository: Bool {
    ["HEAD", "config", "objects", "refs"].allSatisfy {
      FileManager.default.fileExists(atPath: "\(inner)/\($0)")
    }
  }

  func makeFolders() throws(IntegrationError) {
    do {
      try FileManager.default.createDirectory(
        atPath: inner, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw failure("The folder \(folder) cannot be made.", String(describing: error))
    }
  }

  // The marker: what is being changed, for the next writer should this one be killed.

  func mark(_ text: String) throws(IntegrationError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: markPath), options: .atomic)
    } catch {
      throw failure("The repository \(folder) cannot be written to.", String(describing: error))
    }
  }

  func unmark() throws(IntegrationError) {
    guard unlink(markPath) == 0 || errno == ENOENT else {
      throw failure("The repository \(folder) cannot be written to.", String(cString: strerror(errno)))
    }
  }

  func markedWork() throws(IntegrationError) -> String? {
    guard FileManager.default.fileExists(atPath: markPath) else { return nil }
    do {
      return String(decoding: try Data(contentsOf: URL(fileURLWithPath: markPath)), as: UTF8.self)
    } catch {
      throw failure("The repository \(folder) cannot be read.", String(describing: error))
    }
  }

  // Git's own lock files.

  private func lockNames(branch: String) -> [String] {
    ["index.lock", "HEAD.lock", "config.lock", "packed-refs.lock", "refs/heads/\(branch).lock"]
  }

  func lockFile(branch: String) -> String? {
    lockNames(branch: branch).first { FileManager.default.fileExists(atPath: "\(inner)/\($0)") }
  }

  /// To be called with our lock held and our marker found: then the files are a dead writer's.
  func removeStaleLocks(branch: String) {
    for name in lockNames(branch: branch) { unlink("\(inner)/\(name)") }
  }

  // The files of a scope.

  /// - Throws: `git_symlink` when any part of the scope, or above it, is a link.
  func refuseLinks(in scope: GitScope) throws(IntegrationError) {
    for path in [folder, "\(folder)/\(scope.parent)", "\(folder)/\(scope.path)"] where Self.isLink(path) {
      throw linkFailure(path)
    }
    for path in listing(scope) where Self.isLink(path) { throw linkFailure(path) }
  }

  func holds(_ files: [GitPath: Data], in scope: GitScope) throws(IntegrationError) -> Bool {
    let wanted = Set(files.keys.map { "\(folder)/\($0)" })
    let there = Set(listing(scope).filter { !Self.isFolder($0) })
    return wanted == there
      && files.allSatisfy { FileManager.default.contents(atPath: "\(folder)/\($0.key)") == $0.value }
  }

  /// Makes the scope hold exactly these files, each replaced as a whole.
  func write(_ files: [GitPath: Data], in scope: GitScope) throws(IntegrationError) {
    try refuseLinks(in: scope)
    let wanted = Set(files.keys.map { "\(folder)/\($0)" })
    for path in listing(scope) where !Self.isFolder(path) && !wanted.contains(path) { unlink(path) }
    do {
      for (path, content) in files.sorted(by: { $0.key < $1.key }) {
        try GitFileWriter(root: folder).replace(path.rawValue, with: content)
      }
    } catch {
      throw failure("The work tree \(folder) cannot be written to.", error.description)
    }
    for path in listing(scope).sorted(by: >) where Self.isFolder(path) { rmdir(path) }
  }

  private func listing(_ scope: GitScope) -> [String] {
    let top = "\(folder)/\(scope.path)"
    switch scope {
    case .tenant:
      let found = FileManager.default.enumerator(atPath: top)?.compactMap { $0 as? String } ?? []
      return found.map { "\(top)/\($0)" }
    case .bundle: return Self.mode(top) == 0 ? [] : [top]
    }
  }

  private static func isLink(_ path: String) -> Bool { mode(path) == S_IFLNK }
  private static func isFolder(_ path: String) -> Bool { mode(path) == S_IFDIR }

  private static func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  private func linkFailure(_ path: String) -> IntegrationError {
    IntegrationError("git", IntegrationError.codeGitSymlink, "\(path) is a symbolic link.", retry: .permanent)
  }

  private func failure(_ message: String, _ detail: String) -> IntegrationError {
    IntegrationError("git", IntegrationError.codeGitFailed, message, detail: detail, retry: .permanent)
  }
}
