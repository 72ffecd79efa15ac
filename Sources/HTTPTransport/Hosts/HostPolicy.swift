import Foundation

/// Which hosts one integration may ask; everything else is refused before a byte is sent.
package struct HostPolicy: Equatable, Sendable {
  /// Asked exactly as they stand.
  package let origins: Set<HTTPOrigin>
  /// Lower case; any host below one of these may be asked over https on its usual port.
  package let domains: [String]
  /// Set by people who know that nobody listens in between.
  package let allowsPlainHTTP: Bool

  /// One system at one address.
  ///
  /// - Parameter allowsPlainHTTP: http on loopback needs no leave.
  /// - Throws: `TransportError` with `refused_host` when the address is not one that may be asked.
  package static func only(_ base: URL, allowsPlainHTTP: Bool = false) throws(TransportError) -> HostPolicy {
    let origin = try HTTPOrigin(base)
    let policy = HostPolicy(origins: [origin], domains: [], allowsPlainHTTP: allowsPlainHTTP)
    _ = try policy.checked(base)
    return policy
  }

  /// One system at several addresses.
  ///
  /// - Throws: `TransportError` with `refused_host` when one of them is not one that may be asked.
  package static func only(_ bases: [URL]) throws(TransportError) -> HostPolicy {
    var origins: Set<HTTPOrigin> = []
    for base in bases { origins.formUnion(try only(base).origins) }
    return HostPolicy(origins: origins, domains: [], allowsPlainHTTP: false)
  }

  /// Many systems below one domain, such as the tenants' own addresses.
  ///
  /// - Throws: `TransportError` with `refused_host` when that is no domain.
  package static func subdomains(of domain: String) throws(TransportError) -> HostPolicy {
    guard let plain = HTTPOrigin.plainHost(domain), plain.contains("."), IPAddress(plain) == nil else {
      throw .refusedHost("“\(domain)” is no domain.")
    }
    return HostPolicy(origins: [], domains: [plain], allowsPlainHTTP: false)
  }

  /// Hosts below several domains.
  ///
  /// - Throws: `TransportError` with `refused_host` when one of them is no domain.
  package static func subdomains(of domains: [String]) throws(TransportError) -> HostPolicy {
    var all: [String] = []
    for domain in domains { all += try subdomains(of: domain).domains }
    return HostPolicy(origins: [], domains: all, allowsPlainHTTP: false)
  }

  /// Where a request to that address would go.
  ///
  /// - Throws: `TransportError` with `refused_host`.
  package func checked(_ url: URL) throws(TransportError) -> HTTPOrigin {
    let origin = try HTTPOrigin(url)
    guard origin.scheme == .https || allowsPlainHTTP || origin.isLoopback else {
      throw .refusedHost("\(origin.host) is asked over https only.")
    }
    guard origins.contains(origin) || isBelowDomain(origin) else {
      throw .refusedHost("\(origin) is not an address that this integration may ask.")
    }
    return origin
  }

  private func isBelowDomain(_ origin: HTTPOrigin) -> Bool {
    origin.scheme == .https && origin.port == 443 && domains.contains { origin.host.hasSuffix(".\($0)") }
  }
}
