import Glibc

/// Ends the process the way a signal would have, so that the shell and supervisors learn why.
package enum ProcessEnd {
  /// Restores the signal's own meaning and sends it; runs no further code.
  ///
  /// Threads of the concurrency runtime block signals, so it is unblocked here first.
  package static func by(signal: Int32) -> Never {
    var standard = sigaction()
    sigaction(signal, &standard, nil)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, signal)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(signal)
    _exit(128 + signal)
  }
}
