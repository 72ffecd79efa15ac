import Foundation
import TenantryAPI

#if canImport(Glibc)
  import Glibc
#endif

/// Tokens in a file of their owner's, in a folder that nobody else may look into.
package struct TokenFile: TokenStore {
  private static let bytesMax = 65_536

  private let folder: String
  /// The file's path.
  package let path: String

  /// - Parameters:
  ///   - folder: an absolute path; made when something is to be kept.
  ///   - name: the file's name without its ending.
  package init(folder: String, name: String) {
    self.folder = folder
    path = "\(folder)/\(name).json"
  }

  package func load() async throws -> TokenSet? {
    var status = stat()
    guard lstat(folder, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw Self.problem(folder, Self.reason())
    }
    try Self.check(status, isFolder: true, at: folder)
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw Self.problem(path, errno == ELOOP ? "it is a link, and links are not followed" : Self.reason())
    }
    defer { close(file) }
    guard fstat(file, &status) == 0 else { throw Self.problem(path, Self.reason()) }
    try Self.check(status, isFolder: false, at: path)
    var bytes = [UInt8](repeating: 0, count: Self.bytesMax)
    var count = 0
    while count < bytes.count {
      let more = bytes.withUnsafeMutableBytes {
        read(file, $0.baseAddress?.advanced(by: count), $0.count - count)
      }
      guard more >= 0 else { throw Self.problem(path, Self.reason()) }
      if more == 0 { break }
      count += more
    }
    guard let tokens = TokenSet(document: Data(bytes.prefix(count))) else {
      throw Self.problem(path, "it holds no sign-in of this program")
    }
    return tokens
  }

  package func save(_ tokens: TokenSet) async throws {
    try Self.make(folder)
    let beside = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max))"
    let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Self.problem(beside, Self.reason()) }
    let bytes = tokens.document
    var isKept = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == bytes.count
    isKept = isKept && fsync(file) == 0
    let reason = isKept ? "" : Self.reason()
    close(file)
    guard isKept, rename(beside, path) == 0 else {
      let why = isKept ? Self.reason() : reason
      unlink(beside)
      throw APIProblem(.storage, "The sign-in cannot be kept: \(path): \(why).")
    }
    let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if parent >= 0 {
      fsync(parent)
      close(parent)
    }
  }

  package func remove() async throws {
    guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else {
      throw Self.problem(path, Self.reason())
    }
  }

  /// Makes the folder for its owner alone, or sees to it that it is.
  ///
  /// - Throws: `APIProblem`.
  static func make(_ folder: String) throws {
    try PrivateFolder.make(folder)
    var status = stat()
    guard lstat(folder, &status) == 0 else { throw problem(folder, reason()) }
    try check(status, isFolder: true, at: folder)
  }

  private static func check(_ status: stat, isFolder: Bool, at path: String) throws {
    guard status.st_mode & S_IFMT == (isFolder ? S_IFDIR : S_IFREG) else {
      throw problem(path, "it is no \(isFolder ? "folder" : "file") itself")
    }
    guard status.st_uid == geteuid() else { throw problem(path, "it belongs to somebody else") }
    guard status.st_mode & 0o077 == 0 else {
      throw problem(
        path, "others may read it; chmod \(isFolder ? "700" : "600") it, and sign in again if they did")
    }
  }

  private static func problem(_ path: String, _ why: String) -> APIProblem {
    APIProblem(.unauthenticated, "The sign-in in \(path) is not used: \(why).")
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
