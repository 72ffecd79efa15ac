import Foundation
import PlatformHost

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
  ///
  /// Foundation's `Process` would put it into a process group of its own, and what is not in the terminal's is stopped
  /// as soon as it reads a key.
  private func run(_ command: [String]) async -> Int32 {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: Self.spawn(["/usr/bin/env"] + command)) }
      thread.name = "tenantry.editor"
      thread.start()
    }
  }

  /// Starts a program in this process's group, signals as they come with a terminal, and waits for its end.
  private static func spawn(_ command: [String]) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    var none = sigset_t()
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    words.append(nil)
    defer { words.forEach { free($0) } }
    var process: pid_t = 0
    guard posix_spawn(&process, command[0], nil, &attributes, words, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return 127 }
    }
    // As WIFEXITED, WEXITSTATUS and WTERMSIG of <sys/wait.h> read it.
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }
}
