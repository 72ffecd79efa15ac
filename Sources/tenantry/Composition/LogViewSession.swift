import ConsoleApp
import Foundation
import LogFiles
import Synchronization

/// The file that a viewer reads, and what becomes of it while it is read.
final class LogViewSession: Sendable {
  private struct Current {
    var file: LogFile
    var reader: LogFileReader
  }

  private let path: String?
  private let changes: AsyncStream<Void>
  private let isPiped: Bool
  private let current: Mutex<Current>

  /// Opens the file, or begins to read standard input.
  ///
  /// - Throws: `LogFileError`.
  init(_ settings: LogViewSettings) throws(LogFileError) {
    path = settings.path
    isPiped = settings.path == nil
    let file: LogFile
    if let path = settings.path {
      file = try LogFile(path: path)
      changes = settings.isFollowed ? LogFileWatch.changes(of: path) : AsyncStream { $0.finish() }
    } else {
      let spool = try PipeSpool(reading: STDIN_FILENO, folder: NSTemporaryDirectory())
      file = try LogFile(descriptor: spool.descriptor, name: "standard input")
      changes = spool.changes
    }
    current = Mutex(Current(file: file, reader: LogFileReader()))
  }

  /// The file that is read now.
  var file: LogFile { current.withLock { $0.file } }
  /// Who reads it.
  var reader: LogFileReader { current.withLock { $0.reader } }

  /// Reads until it is cancelled; goes on with the new file when the old one was rotated or cut.
  func run(tell: @escaping @Sendable (LogViewerEvent) -> Void) async {
    while !Task.isCancelled {
      let (file, reader) = (file, reader)
      let next = await withTaskGroup(of: Void.self) { group in
        group.addTask { await reader.run(file) { tell(.found($0)) } }
        let next = await successor(of: file, reader)
        if next == nil, isPiped, !Task.isCancelled { tell(.ended(why: "The pipe ended.")) }
        if next == nil { await group.waitForAll() }
        group.cancelAll()
        return next
      }
      guard let next else { return }
      current.withLock { $0 = Current(file: next.file, reader: LogFileReader()) }
      tell(.reopened(next.file, why: next.why))
    }
  }

  /// Waits for changes and has them read, until another file takes the place of this one; nil when none will.
  private func successor(of file: LogFile, _ reader: LogFileReader) async -> (file: LogFile, why: String)? {
    for await _ in changes {
      guard let path else {
        reader.lookAgain()
        continue
      }
      switch file.fate(at: path) {
      case .same: reader.lookAgain()
      case .gone: continue
      case .truncated:
        if let next = try? LogFile(path: path) {
          return (next, "The file was cut: it is read from its beginning.")
        }
      case .replaced:
        // While the new one cannot be opened, the next change tells of it again.
        if let next = try? LogFile(path: path) { return (next, "The file was rotated: the new one is read.") }
      }
    }
    return nil
  }
}
