import ConsoleApp
import Foundation
import PlatformHost

/// The journal as a file of JSON lines that only ever grows, for its owner alone.
actor FileJournal {
  private let file: URL

  /// - Parameter folder: made when it is not there.
  init(folder: String) {
    file = URL(filePath: folder, directoryHint: .isDirectory).appending(path: "journal.jsonl")
  }

  /// Writes a line and waits until it is on the disk.
  ///
  /// - Returns: why it could not, or nil.
  func append(_ entry: JournalEntry) -> String? {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      encoder.dateEncodingStrategy = .iso8601
      let line = try encoder.encode(entry) + Data("\n".utf8)
      // One write to a file opened for appending: two consoles never mix their lines.
      let descriptor = open(
        file.path(percentEncoded: false), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return String(cString: strerror(errno)) }
      defer { close(descriptor) }
      let written = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard written == line.count, fsync(descriptor) == 0 else { return String(cString: strerror(errno)) }
      return nil
    } catch {
      return error.systemReason ?? "\(error)"
    }
  }
}
