import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Ports of this machine for servers that tests start.
///
/// They are not those that the kernel gives to whoever connects to something, and each is given once at a time, to all
/// processes of the tests together: a server that has stopped finds its port free when it starts again.
package enum FreePort {
  private static let range = 20_000..<32_000
  /// Locked files, one for each port that this process was given. The locks go with the process.
  private static let locks = Mutex<[Int32]>([])

  package static func next() throws -> Int {
    let folder = "/tmp/tenantry-test-ports"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o777])
    for _ in 0..<1_000 {
      let port = Int.random(in: range)
      let lock = open("\(folder)/\(port)", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard lock >= 0 else { continue }
      if flock(lock, LOCK_EX | LOCK_NB) == 0, isFree(port) {
        locks.withLock { $0.append(lock) }
        return port
      }
      close(lock)
    }
    throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: "no port of \(range) is free"])
  }

  private static func isFree(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = UInt16(port).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
