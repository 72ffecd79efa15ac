import CGlibc
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Keeps what is in this process's memory in it: secrets pass through there.
///
/// No core is written, neither to a file nor to a program that collects them, and other processes of the same user cannot
/// read the memory, the environment or the open files. Root still can. See docs/decisions/0011.
package enum ProcessPrivacy {
  /// To be called before anything reads a secret. What the kernel does not grant is no reason to stay away: a program
  /// that runs is worth more than the second of two locks.
  package static func begin() {
    // The hard limit, too, so that what is started from here (git, pg_dump) leaves no core either.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    _ = tenantry_not_dumpable()
    if getenv("SWIFT_BACKTRACE") == nil { forgetBacktracer() }
  }

  /// Where the toolchain is installed, the language's own handler of faults prints registers and the memory that they
  /// point to. Who wants that sets its variable.
  private static func forgetBacktracer() {
    for signal in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] {
      var former = sigaction()
      guard sigaction(signal, nil, &former) == 0 else { continue }
      // Neither the default nor ignored, which somebody above us may have wanted.
      guard unsafeBitCast(former.__sigaction_handler.sa_handler, to: Int.self) > 1 else { continue }
      var action = sigaction()
      action.__sigaction_handler.sa_handler = SIG_DFL
      sigaction(signal, &action, nil)
    }
  }
}
