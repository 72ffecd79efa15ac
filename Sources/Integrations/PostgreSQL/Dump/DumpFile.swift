import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The file that a dump is written to: nobody else may read it, and it has its name only when it is whole.
struct DumpFile: Sendable {
  let path: String
  /// Of the worker that writes it: one that has lost its lease and does not know yet writes to another file.
  let fence: Int64

  var unfinished: String { "\(path).\(fence).part" }
  var checksum: String { path + ".sha256" }

  /// Makes the unfinished file, empty; those that were left by earlier tries go.
  func begin() throws(IntegrationError) {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    // A folder that cannot be read is one in which no file can be made, which is said below.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix("\(url.lastPathComponent).") && name.hasSuffix(".part") {
      unlink("\(folder)/\(name)")
    }
    let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.failure("\(unfinished) cannot be made") }
    close(descriptor)
  }

  func abandon() { unlink(unfinished) }

  var unfinishedSize: Int { Self.size(of: unfinished) }

  /// Gives it its name, with its checksum beside it, both safe against a power cut.
  func finish(sha256: String) throws(IntegrationError) {
    // First, because it fails for who has been succeeded: nothing of the successor's is touched then.
    guard Self.sync(unfinished) else { throw Self.failure("\(path) cannot be finished") }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let descriptor = open(checksum, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.failure("\(checksum) cannot be made") }
    let line = Data("\(sha256)  \(name)\n".utf8)
    let isWritten = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == line.count
    let isSafe = isWritten && fsync(descriptor) == 0
    close(descriptor)
    guard isSafe, rename(unfinished, path) == 0,
      Self.sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    else { throw Self.failure("\(path) cannot be finished") }
  }

  /// The size of a whole dump; nil when there is none, or none with a checksum.
  var finishedSize: Int? {
    access(path, R_OK) == 0 && access(checksum, R_OK) == 0 ? Self.size(of: path) : nil
  }

  /// What its checksum file says.
  func recordedChecksum() throws(IntegrationError) -> String {
    guard let text = try? String(contentsOfFile: checksum, encoding: .utf8),
      let digits = text.split(separator: " ").first, digits.count == 64
    else { throw PostgresErrors.invalid("\(checksum) holds no checksum.") }
    return String(digits)
  }

  private static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func sync(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    return descriptor >= 0 && fsync(descriptor) == 0
  }

  private static func failure(_ what: String) -> IntegrationError {
    let isFull = errno == ENOSPC || errno == EDQUOT
    return IntegrationError(
      PostgresErrors.system, isFull ? IntegrationError.codeDiskFull : IntegrationError.codeDumpFailed,
      "\(what): \(String(cString: strerror(errno))).", retry: .permanent)
  }
}
