import Foundation

/// Scheme, host and port: what decides who receives a request.
///
/// Only plainly written hosts make one, so that no two parsers can read the same address differently.
package struct HTTPOrigin: Hashable, Sendable, CustomStringConvertible {
  package enum Scheme: String, Sendable {
    case http, https
  }

  package let scheme: Scheme
  /// Lower case; IPv6 in brackets, as it stands in a URL.
  package let host: String
  package let port: Int

  /// - Throws: `TransportError` with `refused_host` for another scheme, a user or password, or a host that is
  ///   neither a plain name nor an address in its usual form.
  package init(_ url: URL) throws(TransportError) {
    guard let scheme = url.scheme.flatMap({ Scheme(rawValue: $0.lowercased()) }) else {
      throw .refusedHost("Only https and http addresses are asked.")
    }
    guard url.user == nil, url.password == nil else {
      throw .refusedHost("An address with a user or password in it is not asked.")
    }
    guard let host = url.host().flatMap(Self.plainHost) else {
      throw .refusedHost("The address names no host in plain form.")
    }
    let port = url.port ?? (scheme == .https ? 443 : 80)
    guard (1...65_535).contains(port) else { throw .refusedHost("\(host) has no port \(port).") }
    self.scheme = scheme
    self.host = host
    self.port = port
  }

  /// True when the host is this machine by name or address.
  package var isLoopback: Bool {
    host == "localhost" || host == "[::1]" || IPAddress(host).map(\.isLoopback) == true
  }

  package var description: String { "\(scheme.rawValue)://\(address)" }

  /// The host, and the port where it is not the scheme's own.
  package var address: String {
    let usual = scheme == .https ? 443 : 80
    return port == usual ? host : "\(host):\(port)"
  }

  /// The host in its one form; nil for what resolvers and parsers read in ways of their own, such as
  /// `0x7f.1`.
  static func plainHost(_ text: String) -> String? {
    let bare = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
    if bare.contains(":") { return IPAddress(bare) == nil ? nil : "[\(bare.lowercased())]" }
    let labels = bare.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    guard bare.utf8.count <= 253, labels.allSatisfy(isPlainLabel), let last = labels.last else { return nil }
    // A last label that begins with a digit makes libraries read the whole as a number.
    if last.utf8.first.map({ (0x30...0x39).contains($0) }) == true, IPAddress(bare) == nil { return nil }
    return bare.lowercased()
  }

  private static func isPlainLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
      }
  }
}

extension TransportError {
  /// Nothing was sent, because the address is not one that may be asked.
  static func refusedHost(_ message: String) -> TransportError { TransportError(.refusedHost, message) }
}
