/// The way out, where there is no direct one. Describes itself without user and password.
package struct ProxySettings: Equatable, Sendable, CustomStringConvertible, CustomReflectable {
  /// For requests over http and https each: a proxy's URL, nil for none.
  package let http: String?
  package let https: String?
  /// Hosts and domains that are asked directly, separated by commas; `*` for all.
  package let exceptions: String

  package static let none = ProxySettings(http: nil, https: nil, exceptions: "")

  package init(http: String?, https: String?, exceptions: String) {
    self.http = http
    self.https = https
    self.exceptions = exceptions
  }

  /// What the usual variables say: `HTTPS_PROXY`, `http_proxy`, `ALL_PROXY`, `NO_PROXY`, lower case before upper.
  ///
  /// `HTTP_PROXY` in upper case is left alone: to a program called by a web server it is the caller's header.
  package init(environment: [String: String]) {
    let value: (String) -> String? = { name in
      (environment[name.lowercased()] ?? environment[name.uppercased()]).flatMap { $0.isEmpty ? nil : $0 }
    }
    let all = value("all_proxy")
    http = environment["http_proxy"].flatMap { $0.isEmpty ? nil : $0 } ?? all
    https = value("https_proxy") ?? all
    exceptions = value("no_proxy") ?? ""
  }

  /// The proxy for that origin. This machine is always asked directly.
  func proxy(for origin: HTTPOrigin) -> String? {
    if origin.isLoopback { return nil }
    return origin.scheme == .https ? https : http
  }

  package var description: String {
    http == nil && https == nil ? "no proxy" : "a proxy, but not for “\(exceptions)”"
  }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
