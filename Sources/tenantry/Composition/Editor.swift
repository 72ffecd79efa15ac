import Foundation

/// The editor of who sits at the terminal.
struct Editor: Equatable {
  /// The command with its options, as the shell would split it.
  let words: [String]

  /// `VISUAL`, else `EDITOR`, else the first of `nano` and `vi` that is there; nil when none is.
  init?(variables: [String: String], isExecutable: (String) -> Bool) {
    for name in ["VISUAL", "EDITOR"] {
      let words = (variables[name] ?? "").split(separator: " ").map(String.init)
      guard !words.isEmpty else { continue }
      self.words = words
      return
    }
    let folders = (variables["PATH"] ?? "").split(separator: ":")
    guard
      let found = ["nano", "vi"].first(where: { name in folders.contains { isExecutable("\($0)/\(name)") } })
    else { return nil }
    words = [found]
  }

  /// Opens a copy of the text, and waits until the editor is closed. The copy is gone afterwards.
  ///
  /// - Returns: why it could not, or nil.
  func open(_ text: String, name: String) async -> String? {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tenantry-\(UUID().uuidString)")
    let file = folder.appending(path: name.replacing("/", with: "_"))
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try Data(text.utf8).write(to: file)
    } catch {
      return error.systemReason ?? "a file for it cannot be written"
    }
    defer { _ = try? FileManager.default.removeItem(at: folder) }  // What stays is in the folder for such things.
    let status = await run(words + [file.path(percentEncoded: false)])
    switch status {
    case 0: return nil
    case 127: return "the editor “\(words[0])” is not installed; set EDITOR"
    default: return "the editor “\(words[0])” ended with \(status)"
    }
  }

  /// Runs a command on the terminal and answers its exit code, 128 and the signal's number where one ended it.
  private func run(_ command: [String]) async -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    return await withCheckedContinuation { continuation in
      process.terminationHandler = { process in
        let base: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
        continuation.resume(returning: base + process.terminationStatus)
      }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(returning: 127)
      }
    }
  }
}
