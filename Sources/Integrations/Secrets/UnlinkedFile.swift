import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A file that only its owner can read and that has no name any more: it is gone when the last program that
/// has it open is, however that ends.
final class UnlinkedFile: Sendable {
  let descriptor: Int32

  init(_ content: String) throws(IntegrationError) {
    var template = Array("\(FileManager.default.temporaryDirectory.path)/tenantry-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure() }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let bytes = Data(content.utf8)
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard fchmod(descriptor, 0o600) == 0, written == bytes.count else {
      close(descriptor)
      throw Self.failure()
    }
  }

  deinit { close(descriptor) }

  private static func failure() -> IntegrationError {
    IntegrationError(
      "secrets", IntegrationError.codeSecret,
      "A temporary file cannot be made: \(String(cString: strerror(errno))).", retry: .transient)
  }
}
