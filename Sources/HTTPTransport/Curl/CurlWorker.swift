import CCurl
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// What the curl thread does: the multi handle and every transfer live and end here.
///
/// Not `Sendable` on purpose: it is made on the thread and never leaves it.
final class CurlWorker {
  private let mailbox: CurlMailbox
  private let limits: CurlPoolLimits
  private var transfers: [UInt64: CurlTransfer] = [:]

  init(_ mailbox: CurlMailbox, limits: CurlPoolLimits) {
    self.mailbox = mailbox
    self.limits = limits
  }

  /// Returns when the mailbox is closed.
  func run() {
    // TLS libraries write to sockets that the other side has closed; the signal must not end the process.
    var pipe = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipe, nil)

    if let reason = Self.missingLibrary { return refuseEverything(reason) }
    guard let multi = tenantry_curl_multi_init() else {
      return refuseEverything("libcurl could not be started.")
    }
    _ = tenantry_curl_multi_set_long(
      multi, CURLMOPT_MAX_HOST_CONNECTIONS, CLong(limits.connectionsPerHostMax))
    _ = tenantry_curl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, CLong(limits.connectionsMax))
    _ = tenantry_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, CLong(limits.connectionsKeptMax))
    mailbox.setAlarm(CurlAlarm(waking: multi))
    while obeyed(multi) {
      var running: Int32 = 0
      tenantry_curl_multi_perform(multi, &running)
      collect(multi)
      expire(multi)
      _ = tenantry_curl_multi_poll(multi, pollMilliseconds)
    }
    for id in transfers.keys { finish(id, multi, Self.cancelled(mayHaveBeenSent:)) }
    mailbox.setAlarm(nil)
    tenantry_curl_multi_cleanup(multi)
  }

  /// Does what others asked for; false when the thread is to end.
  private func obeyed(_ multi: UnsafeMutableRawPointer) -> Bool {
    let (commands, isClosed) = mailbox.take()
    for command in commands {
      switch command {
      case .start(let job): start(job, multi)
      case .cancel(let id): finish(id, multi, Self.cancelled(mayHaveBeenSent:))
      case .resume(let id): transfers[id]?.resume()
      }
    }
    return !isClosed
  }

  private func start(_ job: CurlJob, _ multi: UnsafeMutableRawPointer) {
    guard let transfer = CurlTransfer(job) else {
      return job.receiver.end(
        TransportError(.unreachable, "There is no memory for a request.", mayHaveBeenSent: false))
    }
    let code = transfer.prepare()
    guard code == CURLE_OK, tenantry_curl_multi_add_handle(multi, transfer.easy) == CURLM_OK else {
      let words = String(cString: tenantry_curl_easy_strerror(code))
      return job.receiver.end(
        TransportError(
          .refusedHost, "libcurl cannot make a request to \(job.origin.host) with these settings.",
          detail: words))
    }
    transfers[job.id] = transfer
  }

  /// Ends every transfer that libcurl says is done.
  private func collect(_ multi: UnsafeMutableRawPointer) {
    var left: Int32 = 0
    while let message = tenantry_curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
      let code = message.pointee.data.result
      guard let transfer = transfers.values.first(where: { $0.easy == easy }) else { continue }
      remove(transfer, multi)
      transfer.job.receiver.end(CurlVerdict.error(of: transfer, code))
    }
  }

  private func expire(_ multi: UnsafeMutableRawPointer) {
    let now = ContinuousClock.now
    for transfer in transfers.values {
      guard let expiry = transfer.expiry, expiry.at <= now else { continue }
      transfer.expire(expiry.why)
      remove(transfer, multi)
      transfer.job.receiver.end(CurlVerdict.error(of: transfer, CURLE_OPERATION_TIMEDOUT))
    }
  }

  private func finish(
    _ id: UInt64, _ multi: UnsafeMutableRawPointer, _ error: (_ mayHaveBeenSent: Bool) -> TransportError
  ) {
    guard let transfer = transfers[id] else { return }
    remove(transfer, multi)
    transfer.job.receiver.end(error(transfer.mayHaveBeenSent))
  }

  private func remove(_ transfer: CurlTransfer, _ multi: UnsafeMutableRawPointer) {
    tenantry_curl_multi_remove_handle(multi, transfer.easy)
    transfers[transfer.job.id] = nil
  }

  /// Until the next expiry. libcurl itself wakes for its own timers, for sockets and for the mailbox; with
  /// nothing under way the thread sleeps for a day.
  private var pollMilliseconds: Int32 {
    let next = transfers.values.compactMap { $0.expiry?.at }.min()
    guard let next else { return 86_400_000 }
    return Int32(clamping: max(0, (next - ContinuousClock.now).wholeMilliseconds))
  }

  /// Answers every request with the reason why none can be sent, until the pool is closed.
  private func refuseEverything(_ reason: String) {
    let waiting = DispatchSemaphore(value: 0)
    mailbox.setAlarm(CurlAlarm { waiting.signal() })
    while true {
      let (commands, isClosed) = mailbox.take()
      for case .start(let job) in commands {
        job.receiver.end(TransportError(.unreachable, reason, mayHaveBeenSent: false))
      }
      if isClosed { return mailbox.setAlarm(nil) }
      waiting.wait()
    }
  }

  /// Opened once in a process, by the first curl thread, because it takes its time. Nil when it is there.
  private static let missingLibrary: String? = tenantry_curl_load().map { String(cString: $0) }

  static func cancelled(mayHaveBeenSent: Bool) -> TransportError {
    TransportError(.cancelled, "The request was cancelled.", mayHaveBeenSent: mayHaveBeenSent)
  }
}
