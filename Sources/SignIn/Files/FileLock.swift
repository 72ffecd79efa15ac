import TenantryAPI

#if canImport(Glibc)
  import Glibc
#endif

/// The right to do something alone, on this machine: an `flock` on a file that is there for nothing else.
package struct FileLock: Sendable {
  /// Longer than a provider is waited for.
  static let waitMax: Duration = .seconds(30)

  private let folder: String
  private let path: String
  private let busy: String

  /// - Parameters:
  ///   - folder: an absolute path; made for its owner alone where it is not there.
  ///   - name: the file's.
  ///   - busy: what is said when somebody else does not come to an end.
  package init(folder: String, name: String, busy: String) {
    self.folder = folder
    path = "\(folder)/\(name)"
    self.busy = busy
  }

  /// Does the work while nobody else does theirs, in this process or another.
  ///
  /// - Throws: `APIProblem` with `timeout` when somebody else does not come to an end.
  package func whileHeld<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result
  {
    try PrivateFolder.make(folder)
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw APIProblem(.storage, "\(path) cannot be opened: \(String(cString: strerror(errno))).")
    }
    defer { close(descriptor) }
    var waited: Duration = .zero
    var pause: Duration = .milliseconds(2)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard waited < Self.waitMax else { throw APIProblem(.timeout, busy) }
      try await Task.sleep(for: pause)
      waited += pause
      pause = min(pause * 2, .milliseconds(100))
    }
    return try await work()
  }
}
