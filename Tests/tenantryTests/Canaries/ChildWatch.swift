import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Sees what this process starts, as anybody on the machine could: arguments and environment.
final class ChildWatch: Sendable {
  private let isOver = Atomic<Bool>(false)
  private let seen = Mutex<Set<Data>>([])

  /// Looks from now on, on a thread of its own, a few hundred times a second: git lives for some milliseconds, and is
  /// started thousands of times.
  init() {
    let thread = Thread { [self] in
      while !isOver.load(ordering: .acquiring) {
        look()
        usleep(2_000)
      }
    }
    thread.start()
  }

  /// Ends, and says what was seen: each an argument list or an environment.
  func finish() -> Set<Data> {
    isOver.store(true, ordering: .releasing)
    return seen.withLock { $0 }
  }

  private func look() {
    for thread in Self.entries("/proc/self/task") {
      guard let text = Self.bytes("/proc/self/task/\(thread)/children"), !text.isEmpty else { continue }
      for child in String(decoding: text, as: UTF8.self).split(separator: " ") {
        for file in ["cmdline", "environ"] {
          if let data = Self.bytes("/proc/\(child)/\(file)"), !data.isEmpty {
            seen.withLock { _ = $0.insert(data) }
          }
        }
      }
    }
  }

  private static func entries(_ folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.first != "." { names.append(name) }
    }
    return names
  }

  /// Nil for what has ended meanwhile: it has nothing to show any more.
  private static func bytes(_ path: String) -> Data? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(file, &buffer, buffer.count)
    return count > 0 ? Data(buffer.prefix(count)) : nil
  }
}
