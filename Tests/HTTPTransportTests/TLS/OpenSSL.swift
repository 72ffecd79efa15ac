import Foundation
import TestSupport

/// The openssl program, for certificates and servers that a test needs.
enum OpenSSL {
  static let path = "/usr/bin/openssl"
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// Runs it in a folder. Waits without holding one of the few threads that all tests share.
  static func run(_ arguments: [String], in folder: URL) async throws {
    let status = try await SpawnedProcess(path, arguments, in: folder.path).ended()
    guard status == 0 else { throw Failure(arguments: arguments) }
  }

  struct Failure: Error {
    let arguments: [String]
  }
}
