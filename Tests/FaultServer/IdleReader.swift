import Dispatch
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A client of a server on loopback that asks for something and reads nothing of the answer until it is told to, with room
/// for a few kilobytes of it.
package final class IdleReader: Sendable {
  private let descriptor: Int32

  /// - Parameter request: head and body, as they go over the wire.
  package init(to port: Int, sending request: String) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    // Small pieces, so that the other side's system keeps little for us, too.
    for (level, name, value) in [(SOL_SOCKET, SO_RCVBUF, 2_048), (Int32(IPPROTO_TCP), TCP_MAXSEG, 300)] {
      var value = Int32(value)
      setsockopt(descriptor, level, name, &value, socklen_t(MemoryLayout<Int32>.size))
    }
    var address = Socket.loopback(port: UInt16(port))
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected, Socket.send(Array(request.utf8), to: descriptor) else {
      Glibc.close(descriptor)
      throw POSIXError(.ECONNREFUSED)
    }
  }

  deinit { Glibc.close(descriptor) }

  /// The next piece of the answer; nil when the connection has ended, in good order or not. One asks at a time.
  package func read() async -> Data? {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [descriptor] in
        continuation.resume(returning: Socket.receive(from: descriptor).map { Data($0) })
      }
    }
  }
}
