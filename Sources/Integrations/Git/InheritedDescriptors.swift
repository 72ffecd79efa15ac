import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Keeps a program from inheriting descriptors that some library opened without close-on-exec.
package enum InheritedDescriptors {
  private typealias CloseFrom =
    @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

  /// glibc has it since 2.34, behind a macro that Swift does not set.
  private static let closeFrom: CloseFrom? = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np").map {
    unsafeBitCast($0, to: CloseFrom.self)
  }

  /// Everything from `first` on is closed in the program.
  package static func close(from first: Int32, in actions: inout posix_spawn_file_actions_t) {
    if let closeFrom {
      _ = closeFrom(&actions, first)
      return
    }
    // The C library is older: close what is open now.
    for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
      if let descriptor = Int32(name), descriptor >= first {
        posix_spawn_file_actions_addclose(&actions, descriptor)
      }
    }
  }
}
