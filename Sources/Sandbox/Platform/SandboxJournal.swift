import Foundation
import HTTPTransport

#if canImport(Glibc)
  import Glibc
#endif

/// An append-only file of JSON lines. One `write` a line; a line that a killed process left torn is cut off at the start.
final class SandboxJournal: Sendable {
  private let descriptor: Int32
  private let path: String
  let lines: [JSONValue]

  init(folder: String) throws(SandboxError) {
    path = folder + "/sandbox.jsonl"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw SandboxError("The sandbox's folder \(folder) cannot be made: \(Self.reason(error)).")
    }
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw SandboxError("\(path) cannot be opened: \(String(cString: strerror(errno))).")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .inUse(folder)
    }
    let data = FileManager.default.contents(atPath: path) ?? Data()
    let whole = data.lastIndex(of: 10).map { data[...$0] } ?? Data()
    if whole.count < data.count, ftruncate(descriptor, off_t(whole.count)) != 0 {
      throw SandboxError("\(path) ends in half a line that cannot be cut off.")
    }
    var read: [JSONValue] = []
    for (number, line) in whole.split(separator: 10).enumerated() {
      guard let value = try? JSONValue(data: Data(line)) else {
        throw SandboxError("\(path) line \(number + 1) is damaged; move the file away to begin anew.")
      }
      read.append(value)
    }
    lines = read
  }

  deinit { close(descriptor) }

  /// What the system says, without Foundation's words around it.
  private static func reason(_ error: any Error) -> String {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? POSIXError
    return cause.map { String(cString: strerror($0.code.rawValue)) } ?? "check the folder above it"
  }

  func append(_ line: JSONValue) throws(SandboxError) {
    let data = line.data + Data("\n".utf8)
    let written = data.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard written == data.count else {
      throw SandboxError("\(path) cannot be written: \(String(cString: strerror(errno))).")
    }
  }
}
