import Foundation
import Integrations

#if canImport(Glibc)
  import Glibc
#endif

/// Another program that a test started: in a process group of its own, with no signal blocked and no descriptor but its
/// streams. Whoever starts it waits for its end, once.
///
/// Not Foundation's `Process`: that has crashed in `run` where tests start many at once.
package struct SpawnedProcess: Sendable {
  package let id: pid_t

  /// - Parameters:
  ///   - input: where it reads; nil reads nothing.
  ///   - output: where it writes; nil drops it. What it complains about is always dropped.
  package init(
    _ program: String, _ arguments: [String], in folder: String = "/", input: Int32? = nil,
    output: Int32? = nil
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (stream, descriptor) in [(Int32(0), input), (1, output), (2, nil)] {
      if let descriptor {
        posix_spawn_file_actions_adddup2(&actions, descriptor, stream)
      } else {
        posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
      }
    }
    InheritedDescriptors.close(from: 3, in: &actions)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
    let words = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, program] + arguments
    let copies = Self.copied(words)
    let variables = Self.copied(["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"])
    defer { (copies + variables).forEach { free($0) } }
    var id: pid_t = 0
    guard posix_spawn(&id, words[0], &actions, &attributes, copies, variables) == 0 else {
      throw CocoaError(.executableLoad)
    }
    self.id = id
  }

  /// Holds the thread until it ends: its exit code, 128 and the signal's number where one ended it.
  @discardableResult
  package func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// The same without holding one of the few threads that all tests share.
  package func ended() async -> Int32 {
    await withCheckedContinuation { done in
      Thread { done.resume(returning: wait()) }.start()
    }
  }

  private static func copied(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
    words.map { strdup($0) } + [nil]
  }
}
