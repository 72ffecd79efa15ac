import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A port on loopback at which connections are neither made nor refused, as at a host that is switched off.
package final class DeafPort: Sendable {
  package let port: Int
  private let listener: Int32
  /// They fill the queue of those who wait to be let in; whoever comes later is not heard.
  private let waiting: [Int32]

  package init() throws {
    (listener, port) = try Socket.bound()
    var address = Socket.loopback(port: UInt16(port))
    guard listen(listener, 0) == 0 else {
      close(listener)
      throw POSIXError(.EADDRINUSE)
    }
    waiting = (0..<4).map { _ in
      let flags = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
      let descriptor = socket(AF_INET, flags, 0)
      withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
          _ = connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      return descriptor
    }
  }

  deinit {
    for descriptor in waiting + [listener] { close(descriptor) }
  }

  package var url: URL { URL(string: "http://127.0.0.1:\(port)/") ?? URL(filePath: "/") }
}
