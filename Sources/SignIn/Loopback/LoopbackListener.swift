import Dispatch
import Foundation
import Synchronization
import TenantryAPI

#if canImport(Glibc)
  import Glibc
#endif

/// Listens on a free port of 127.0.0.1 for one answer of one browser.
final class LoopbackListener: Sendable {
  /// Bytes of a request's head.
  static let headMax = 16 << 10
  /// Browsers open connections in advance and say nothing on them, so several may be open.
  static let connectionsMax = 16
  /// How long a connection may take to say what it wants, in milliseconds.
  static let patience: Int64 = 10_000

  let port: Int
  private let listener: Int32
  private let isStopped = Atomic<Bool>(false)

  /// - Throws: `APIProblem` when no port can be had.
  init() throws(APIProblem) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        listener >= 0 && bind(listener, address, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    guard isBound else {
      let reason = String(cString: strerror(errno))
      throw APIProblem(.unavailable, "No port of this machine can be listened on: \(reason).")
    }
  }

  deinit { Glibc.close(listener) }

  /// Waits for the answer; whatever else comes is refused, and it is waited on.
  ///
  /// - Returns: the verdict that is no refusal; nil when none came in time.
  /// - Throws: `CancellationError`.
  func answer(by rule: CallbackRule, within limit: Duration) async throws -> CallbackRule.Verdict? {
    let verdict = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(returning: self.wait(for: rule, limit)) }
      }
    } onCancel: {
      isStopped.store(true, ordering: .releasing)
    }
    try Task.checkCancellation()
    return verdict
  }

  private struct Connection {
    let descriptor: Int32
    let since: Int64
    var head: [UInt8] = []
  }

  private func wait(for rule: CallbackRule, _ limit: Duration) -> CallbackRule.Verdict? {
    var open: [Connection] = []
    defer {
      for connection in open { Glibc.close(connection.descriptor) }
      // Before anybody goes on with the answer: whoever comes later finds nobody.
      shutdown(listener, Int32(SHUT_RDWR))
    }
    let end = Self.milliseconds() + limit.components.seconds * 1_000
    while !isStopped.load(ordering: .acquiring), Self.milliseconds() < end {
      let late = Self.milliseconds() - Self.patience
      for connection in open where connection.since < late { Glibc.close(connection.descriptor) }
      open.removeAll { $0.since < late }
      var waiting = open.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
      if open.count < Self.connectionsMax {
        waiting.append(pollfd(fd: listener, events: Int16(POLLIN), revents: 0))
      }
      guard poll(&waiting, nfds_t(waiting.count), 100) > 0 else { continue }
      for place in open.indices.reversed() where waiting[place].revents != 0 {
        guard let verdict = read(&open[place], by: rule) else { continue }
        let connection = open.remove(at: place)
        Self.finish(connection.descriptor, with: CallbackPage.response(to: verdict))
        if case .refused = verdict { continue }
        return verdict
      }
      if waiting.last?.fd == listener, waiting.last?.revents != 0 { accept(into: &open) }
    }
    return nil
  }

  private func accept(into open: inout [Connection]) {
    let descriptor = Glibc.accept(listener, nil, nil)
    guard descriptor >= 0 else { return }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    open.append(Connection(descriptor: descriptor, since: Self.milliseconds()))
  }

  /// Reads what has come; a verdict when the head is whole, or never will be.
  private func read(_ connection: inout Connection, by rule: CallbackRule) -> CallbackRule.Verdict? {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = recv(connection.descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return count < 0 && errno == EAGAIN ? nil : .refused(400) }
    connection.head += bytes.prefix(count)
    let text = String(decoding: connection.head, as: UTF8.self)
    if let gap = text.range(of: "\r\n\r\n") { return rule.verdict(on: String(text[..<gap.lowerBound])) }
    return connection.head.count > Self.headMax ? .refused(431) : nil
  }

  /// The answer is short enough for any socket's buffer.
  private static func finish(_ descriptor: Int32, with response: String) {
    let bytes = Array(response.utf8)
    _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    shutdown(descriptor, Int32(SHUT_WR))
    Glibc.close(descriptor)
  }

  private static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
