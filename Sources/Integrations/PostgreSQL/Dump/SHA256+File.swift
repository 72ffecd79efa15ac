import Foundation
import TenantModel

extension SHA256 {
  /// The digest of a file.
  ///
  /// - Throws: whatever reading it throws; `CancellationError` when the task is cancelled.
  static func digest(ofFile path: String) throws -> String {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }  // It was only read.
    var hash = SHA256()
    while let piece = try file.read(upToCount: 1_048_576), !piece.isEmpty {
      try Task.checkCancellation()
      hash.update(piece)
    }
    return hash.finish()
  }
}
