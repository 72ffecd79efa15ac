import Foundation

/// A run of `StorageHelper` on a folder.
final class HelperProcess: Sendable {
  private let process: Process
  private let output: Pipe

  /// The helper beside the test bundle, nil when it was not built.
  static var path: String? {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [folder, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
    return candidates.map { $0.appendingPathComponent("StorageHelper").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func explainSkip() { print("skipped: needs the StorageHelper target beside the tests") }

  convenience init(_ path: String, _ folder: TestFolder, _ command: String, _ name: String, _ count: Int)
    throws
  {
    try self.init(shell: [path, folder.url.path, command, name, String(count)])
  }

  /// Any program with its arguments.
  init(shell words: [String]) throws {
    process = Process()
    output = Pipe()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.standardOutput = output
    try process.run()
  }

  /// What it printed until it ended.
  func finish() async throws -> String { await read() }

  /// Ends it with SIGKILL; what it had printed, whole lines only.
  func kill() async -> String {
    Foundation.kill(process.processIdentifier, SIGKILL)
    let text = await read()
    return text.lastIndex(of: "\n").map { String(text[..<$0]) } ?? ""
  }

  private func read() async -> String {
    let (output, process) = (output, process)
    return await withCheckedContinuation { continuation in
      Thread {
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        continuation.resume(returning: String(decoding: data, as: UTF8.self))
      }.start()
    }
  }
}
