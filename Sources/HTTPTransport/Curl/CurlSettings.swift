/// What one integration needs of its connections.
package struct CurlSettings: Equatable, Sendable {
  package var hosts: HostPolicy
  package var tls: TLSSettings
  package var proxy: ProxySettings
  /// `tenantry/VERSION`.
  package var userAgent: String
  package var limits: CurlLimits

  package init(
    hosts: HostPolicy, tls: TLSSettings = TLSSettings(), proxy: ProxySettings = .none, userAgent: String,
    limits: CurlLimits = CurlLimits()
  ) {
    self.hosts = hosts
    self.tls = tls
    self.proxy = proxy
    self.userAgent = userAgent
    self.limits = limits
  }
}
