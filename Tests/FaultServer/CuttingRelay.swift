import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A way to a server on loopback that cuts every connection after some bytes of what comes back, wherever that falls.
package final class CuttingRelay: Sendable {
  private struct State {
    var open: Set<Int32> = []
    var cuts = 0
  }

  package let port: Int
  private let listener: Int32
  private let upstream: Int
  /// How many bytes the next connection lets through, and whether it ends by a reset.
  private let budget: @Sendable () -> (bytes: Int, isReset: Bool)
  private let state = Mutex(State())
  private let threads = DispatchGroup()

  package init(to upstream: Int, budget: @escaping @Sendable () -> (bytes: Int, isReset: Bool)) throws {
    (listener, port) = try Socket.listening()
    self.upstream = upstream
    self.budget = budget
    start { relay in
      while let client = Socket.accepted(by: relay.listener) { relay.serve(client) }
    }
  }

  /// Connections that were cut.
  package var cuts: Int { state.withLock { $0.cuts } }

  /// Ends everything; every thread has ended when it returns.
  package func close() {
    shutdown(listener, Int32(SHUT_RDWR))
    for descriptor in state.withLock({ $0.open }) { shutdown(descriptor, Int32(SHUT_RDWR)) }
    threads.wait()
    Glibc.close(listener)
  }

  private func serve(_ client: Int32) {
    guard let server = Socket.connected(to: UInt16(upstream)) else {
      Glibc.close(client)
      return
    }
    state.withLock { $0.open.formUnion([client, server]) }
    let asking = DispatchGroup()
    asking.enter()
    start { _ in
      while let bytes = Socket.receive(from: client), Socket.send(bytes, to: server) {}
      shutdown(server, Int32(SHUT_RDWR))
      asking.leave()
    }
    start { relay in
      let isReset = relay.answer(from: server, to: client)
      // With a reset to come nothing more may be said before it: reading alone ends.
      shutdown(client, Int32(isReset ? SHUT_RD : SHUT_RDWR))
      shutdown(server, Int32(SHUT_RDWR))
      // Numbers of descriptors are given again: they are closed when nobody uses them any more.
      asking.wait()
      relay.state.withLock { $0.open.subtract([client, server]) }
      Glibc.close(server)
      Glibc.close(client)
    }
  }

  /// Passes the answer on up to the budget.
  ///
  /// - Returns: whether the connection is to end by a reset.
  private func answer(from server: Int32, to client: Int32) -> Bool {
    var (left, isReset) = budget()
    while left > 0, let bytes = Socket.receive(from: server) {
      guard Socket.send(Array(bytes.prefix(left)), to: client) else { return false }
      left -= bytes.count
    }
    guard left <= 0 else { return false }
    state.withLock { $0.cuts += 1 }
    if isReset { Socket.resetAtClose(client) }
    return isReset
  }

  private func start(_ body: @escaping @Sendable (CuttingRelay) -> Void) {
    threads.enter()
    Thread { [self] in
      body(self)
      threads.leave()
    }.start()
  }
}
