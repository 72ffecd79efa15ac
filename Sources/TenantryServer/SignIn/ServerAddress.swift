import Hummingbird

/// The server's root as whoever asks reaches it: what was written down, else the host that the request names.
///
/// Without TLS of its own the server stands behind a proxy that has it, unless it is asked as this machine itself.
struct ServerAddress: Sendable {
  let settled: String?
  let hasTLS: Bool

  /// nil for a request that names no host in plain form.
  func root(for request: Request) -> String? {
    if let settled { return settled }
    guard let host = request.head.authority, Self.isPlain(host) else { return nil }
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } : host.prefix { $0 != ":" }
    let isHere = ["127.0.0.1", "localhost", "[::1"].contains(name)
    return (hasTLS || !isHere ? "https://" : "http://") + host
  }

  /// It goes back into a header.
  private static func isPlain(_ host: String) -> Bool {
    (1...255).contains(host.utf8.count)
      && host.allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber || [".", "-", ":", "[", "]"].contains($0))
      }
  }
}
