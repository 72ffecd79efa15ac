import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Why an address cannot be listened on.
package struct ListenProblem: Error, Equatable, Sendable {
  /// Whether it may be had at another time: somebody else has it now.
  package let isTaken: Bool
  /// One sentence.
  package let message: String

  /// nil for what is about something else.
  init?(_ error: any Error, at options: ServerOptions) {
    guard let error = error as? IOError else { return nil }
    let address = options.host.contains(":") ? "[\(options.host)]:\(options.port)" : "\(options.host):\(options.port)"
    isTaken = error.errnoCode == EADDRINUSE
    switch error.errnoCode {
    case EADDRINUSE: message = "\(address) is in use: end what listens there, or choose another one with --listen."
    case EACCES: message = "\(address) may not be listened on by this user: choose a port from 1024 on with --listen."
    case EADDRNOTAVAIL: message = "\(address) is no address of this machine: choose another one with --listen."
    default: return nil
    }
  }
}
