import Foundation

/// The way out, where there is no direct one. Describes itself without user and password.
package struct ProxySettings: Equatable, Sendable, CustomStringConvertible, CustomReflectable {
  /// For requests over http and https each: a proxy's URL, nil for none.
  package let http: String?
  package let https: String?
  /// Hosts, domains, addresses and networks (`10.0.0.0/8`) that are asked directly; `*` for all.
  package let exceptions: [String]

  package static let none = ProxySettings(http: nil, https: nil, exceptions: [])

  package init(http: String?, https: String?, exceptions: [String]) {
    self.http = http
    self.https = https
    self.exceptions = exceptions
  }

  /// What the usual variables say: `HTTPS_PROXY`, `http_proxy`, `ALL_PROXY`, `NO_PROXY`, lower case before
  /// upper.
  ///
  /// `HTTP_PROXY` in upper case is left alone: to a program called by a web server it is the caller's header.
  package init(environment: [String: String]) {
    let value: (String) -> String? = { name in
      (environment[name.lowercased()] ?? environment[name.uppercased()]).flatMap { $0.isEmpty ? nil : $0 }
    }
    let all = value("all_proxy")
    http = environment["http_proxy"].flatMap { $0.isEmpty ? nil : $0 } ?? all
    https = value("https_proxy") ?? all
    exceptions = (value("no_proxy") ?? "").split { $0 == "," || $0 == " " }.map(String.init)
  }

  /// The proxy for that origin. This machine is always asked directly.
  package func proxy(for origin: HTTPOrigin) -> String? {
    if origin.isLoopback || exceptions.contains(where: { Self.matches($0, origin) }) { return nil }
    return origin.scheme == .https ? https : http
  }

  private static func matches(_ exception: String, _ origin: HTTPOrigin) -> Bool {
    let name = exception.lowercased().drop { $0 == "." || $0 == "*" }
    if name.isEmpty { return exception.contains("*") }
    let host = origin.host.trimmingCharacters(in: ["[", "]"])
    if let address = IPAddress(host) { return address.isInside(String(name)) }
    return host == name || host.hasSuffix(".\(name)") || "\(host):\(origin.port)" == name
  }

  package var description: String {
    http == nil && https == nil
      ? "no proxy"
      : "a proxy, but not for \(exceptions.isEmpty ? "this machine" : exceptions.joined(separator: ", "))"
  }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
