import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A web server on loopback that does one thing wrong, the same to every request.
///
/// Each connection has a thread; all of them have ended when `close` returns.
package final class FaultServer: Sendable {
  /// An answer: status, further header lines, body.
  package typealias Answer =
    @Sendable (_ request: ReceivedRequest) -> (status: Int, lines: [String], body: String)

  /// How long the delayed answer takes.
  package static let delay: Duration = .milliseconds(150)

  private struct State {
    var fault: Fault
    var connections = 0
    var sentBytes = 0
    var requests: [ReceivedRequest] = []
    var open: Set<Int32> = []
    var isClosed = false
  }

  package let port: Int
  /// Requests for targets with this end get the right answer whatever the fault; for what a client asks
  /// beforehand.
  private let spared: String?
  private let listener: Int32
  /// Its reading end becomes readable when the writing one closes: how sleeping threads learn that it is
  /// over.
  private let stop: (reading: Int32, writing: Int32)
  private let state: Mutex<State>
  private let answer: Answer
  private let threads = DispatchGroup()

  package init(
    _ fault: Fault = .none, sparing spared: String? = nil,
    answer: @escaping Answer = { _ in (200, ["Content-Type: application/json"], #"{"status":"pass"}"#) }
  ) throws {
    (listener, port) = try Socket.listening()
    stop = try Socket.pipe()
    state = Mutex(State(fault: fault))
    self.answer = answer
    self.spared = spared
    startThread { $0.accept() }
  }

  /// `http://127.0.0.1:PORT`, with a path added.
  package func url(_ path: String = "") -> URL {
    URL(string: "http://127.0.0.1:\(port)\(path)") ?? URL(filePath: "/")
  }

  package var fault: Fault {
    get { state.withLock { $0.fault } }
    set { state.withLock { $0.fault = newValue } }
  }

  /// How many connections were ever made.
  package var connectionCount: Int { state.withLock { $0.connections } }

  /// How much of endless bodies has gone out.
  package var sentBytes: Int { state.withLock { $0.sentBytes } }

  /// How many connections are open now.
  package var openCount: Int { state.withLock { $0.open.count } }

  package var requests: [ReceivedRequest] { state.withLock { $0.requests } }

  /// Ends every connection and every thread.
  package func close() {
    let wasOpen = state.withLock { state in
      defer { state.isClosed = true }
      for descriptor in state.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
      return !state.isClosed
    }
    guard wasOpen else { return }
    Glibc.close(stop.writing)
    shutdown(listener, Int32(SHUT_RDWR))
    threads.wait()
    Glibc.close(listener)
    Glibc.close(stop.reading)
  }

  // MARK: Threads

  private func startThread(_ body: @escaping @Sendable (FaultServer) -> Void) {
    threads.enter()
    let thread = Thread { [self] in
      body(self)
      threads.leave()
    }
    thread.stackSize = 262_144
    thread.start()
  }

  private func accept() {
    while let descriptor = Socket.accepted(by: listener) {
      let isWelcome = state.withLock { state in
        if state.isClosed { return false }
        state.connections += 1
        state.open.insert(descriptor)
        return true
      }
      guard isWelcome else {
        Glibc.close(descriptor)
        return
      }
      startThread { server in
        FaultConnection(server: server, descriptor: descriptor).serve()
        server.forget(descriptor)
      }
    }
  }

  private func forget(_ descriptor: Int32) {
    state.withLock { state in
      // Under the lock, so that `close` never shuts down a number that means another socket by then.
      state.open.remove(descriptor)
      Glibc.close(descriptor)
    }
  }

  func fault(for request: ReceivedRequest) -> Fault {
    spared.map { request.target.hasSuffix($0) } == true ? .none : fault
  }

  func note(_ request: ReceivedRequest) { state.withLock { $0.requests.append(request) } }

  func noteSent(_ count: Int) { state.withLock { $0.sentBytes += count } }

  func answer(to request: ReceivedRequest) -> (status: Int, lines: [String], body: String) { answer(request) }

  /// Sleeps; false when the server closes meanwhile.
  func sleep(_ duration: Duration) -> Bool {
    var end = pollfd(fd: stop.reading, events: Int16(POLLIN), revents: 0)
    let milliseconds =
      duration.components.seconds * 1_000 + duration.components.attoseconds / 1_000_000_000_000_000
    return poll(&end, 1, Int32(clamping: milliseconds)) == 0
  }
}
