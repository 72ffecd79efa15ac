import CCurl

/// Wakes the curl thread out of its sleep.
struct CurlAlarm: Sendable {
  /// May be called by any thread, under the mailbox's lock.
  let ring: @Sendable () -> Void

  init(ring: @escaping @Sendable () -> Void) { self.ring = ring }

  /// For a thread that polls a multi handle.
  init(waking multi: UnsafeMutableRawPointer) {
    // Proven by libcurl's manual: curl_multi_wakeup is the one call on a multi handle that any thread may
    // make at any time. It is made under the mailbox's lock, and the curl thread takes the alarm out under
    // that lock before it frees the handle.
    nonisolated(unsafe) let multi = multi
    ring = { _ = tenantry_curl_multi_wakeup(multi) }
  }
}
