import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A server of the tests' own, which ends when this process does, however that ends: a shell beside it waits for the end
/// of its input, then kills everything that was started.
package final class ServerProcess: Sendable {
  private let process: pid_t
  private let lifeline: Int32

  /// - Parameter command: a shell command that stays in the foreground; what it says goes to `log`.
  package init(_ command: String, log: String) throws {
    let words = "(\(command)) >>'\(log)' 2>&1 </dev/null & read -r _; kill -KILL 0"
    (process, lifeline) = try Self.start(words)
  }

  deinit {
    close(lifeline)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// In a process group of its own, with no signal blocked: servers hear of their children by one.
  private static func start(_ words: String) throws -> (pid_t, Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw CocoaError(.fileReadUnknown) }
    // The writing end must not live on in other programs that tests start.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
    let arguments = copied(["/bin/sh", "-c", words])
    let variables = copied(["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"])
    defer { (arguments + variables).forEach { free($0) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, variables)
    close(ends[0])
    guard failure == 0 else {
      close(ends[1])
      throw CocoaError(.fileReadUnknown)
    }
    return (process, ends[1])
  }

  private static func copied(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
    words.map { strdup($0) } + [nil]
  }

  /// A port of this machine that nobody uses now.
  package static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound else { throw CocoaError(.fileReadUnknown) }
    return Int(UInt16(bigEndian: address.sin_port))
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
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: "failed: \(command)"])
    }
  }
}
