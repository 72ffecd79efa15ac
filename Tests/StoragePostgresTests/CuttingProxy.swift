import Foundation
import Glibc
import Synchronization

/// Stands between a client and a server on this machine: cuts the connection at a COMMIT, once each time it is told to,
/// and counts how often a client speaks in each transaction that writes.
final class CuttingProxy: Sendable {
  enum Cut: CaseIterable, Sendable {
    /// The server never hears of it.
    case beforeCommit
    /// The server does it; the answer is not handed on.
    case afterCommit
  }

  let port: Int
  private let listener: Int32
  private let serverPort: Int
  private let state = Mutex(State())

  private struct State {
    var next: Cut?
    var cuts = 0
    var exchanges: [Int] = []
  }

  var cuts: Int { state.withLock { $0.cuts } }

  /// For each transaction that was committed, how often the client spoke in it, its beginning and its end included.
  var exchanges: [Int] { state.withLock { $0.exchanges } }

  init(to serverPort: Int) throws {
    self.serverPort = serverPort
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = Self.address(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 32) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound else { throw CocoaError(.fileReadUnknown) }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread { [self] in accept() }.start()
  }

  /// The next COMMIT that writes something is cut.
  func cutNext(_ cut: Cut) { state.withLock { $0.next = cut } }

  func close() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func accept() {
    while true {
      let client = Glibc.accept(listener, nil, nil)
      guard client >= 0 else { break }
      let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
      var address = Self.address(serverPort)
      let isConnected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
      }
      guard isConnected else {
        Glibc.close(client)
        Glibc.close(server)
        continue
      }
      Thread { [self] in handOn(client, server) }.start()
    }
    Glibc.close(listener)
  }

  /// Both ways, until either side ends or the connection is cut.
  private func handOn(_ client: Int32, _ server: Int32) {
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    var exchanges = 0
    loop: while true {
      var sources = [
        pollfd(fd: client, events: Int16(POLLIN), revents: 0),
        pollfd(fd: server, events: Int16(POLLIN), revents: 0),
      ]
      poll(&sources, 2, -1)
      if sources[0].revents != 0 {
        let count = read(client, &bytes, bytes.count)
        guard count > 0 else { break }
        let said = Array(bytes[..<count])
        note(said, &exchanges)
        switch taken(ifIn: said) {
        case .beforeCommit?: break loop
        case .afterCommit?:
          write(server, said, said.count)
          // The answer says that it is done; nobody hears it.
          _ = read(server, &bytes, bytes.count)
          break loop
        case nil: write(server, said, said.count)
        }
      }
      if sources[1].revents != 0 {
        let count = read(server, &bytes, bytes.count)
        guard count > 0 else { break }
        write(client, bytes, count)
      }
    }
    Glibc.close(client)
    Glibc.close(server)
  }

  private func note(_ said: [UInt8], _ exchanges: inout Int) {
    let text = String(decoding: said, as: UTF8.self)
    exchanges = text.contains("pg_advisory_xact_lock") ? 1 : exchanges + 1
    if text.contains("INSERT INTO writers") {
      let all = exchanges
      state.withLock { $0.exchanges.append(all) }
    }
  }

  private func taken(ifIn said: [UInt8]) -> Cut? {
    guard String(decoding: said, as: UTF8.self).contains("INSERT INTO writers") else { return nil }
    return state.withLock { state in
      guard let next = state.next.take() else { return nil }
      state.cuts += 1
      return next
    }
  }

  private static func address(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = UInt16(port).bigEndian
    return address
  }
}
