import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A server of the tests' own, which ends when this process does, however that ends: a shell beside it waits for the end
/// of its input, then kills everything that was started.
package final class ServerProcess: Sendable {
  private let process: SpawnedProcess
  private let lifeline: Int32

  /// - Parameter command: a shell command that stays in the foreground; what it says goes to `log`.
  package init(_ command: String, log: String) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw CocoaError(.fileReadUnknown) }
    defer { close(ends[0]) }
    // The writing end must not live on in other programs that tests start.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let words = "(\(command)) >>'\(log)' 2>&1 </dev/null & read -r _; kill -KILL 0"
    do {
      process = try SpawnedProcess("/bin/sh", ["-c", words], input: ends[0])
    } catch {
      close(ends[1])
      throw error
    }
    lifeline = ends[1]
  }

  deinit {
    close(lifeline)
    process.wait()
  }

  /// Waits until somebody listens on a port.
  package static func listening(on port: Int, log: String) async throws {
    for _ in 0..<200 {
      if isListening(port) { return }
      try await Task.sleep(for: .milliseconds(25))
    }
    let words = (try? String(contentsOfFile: log, encoding: .utf8)) ?? "it said nothing"
    throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: words])
  }

  private static func isListening(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// Runs a shell command to its end.
  package static func run(_ command: String) throws {
    guard try SpawnedProcess("/bin/sh", ["-c", command]).wait() == 0 else {
      throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: "failed: \(command)"])
    }
  }
}
