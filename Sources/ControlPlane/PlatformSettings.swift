import TenantModel
import TenantryAPI

/// What this platform is called and how its tenants are named.
package struct PlatformSettings: Equatable, Sendable {
  package static let tenantsSoftLimitDefault = 50
  package static let storageSoftLimitGibDefault = 2_048.0

  /// The place's name, for example `sandbox` or `local`.
  package var context: String
  package var mode: Session.Mode
  /// What it is for; nil when that is said by its name.
  package var environment: TenantEnvironment?
  /// The domain under which tenants get their host names, for example `example.net`.
  package var tenantDomain: String
  /// The Odoo series of the catalog that tenants are made from.
  package var odooSeries: String
  package var tenantsSoftLimit: Int
  /// What needs the word of a second person here. Empty where one person alone could else do nothing.
  package var secondPerson: Set<ApprovalAct> = []

  package init(
    context: String, mode: Session.Mode, environment: TenantEnvironment? = nil, tenantDomain: String,
    odooSeries: String = "18.0",
    tenantsSoftLimit: Int = PlatformSettings.tenantsSoftLimitDefault
  ) {
    self.context = context
    self.mode = mode
    self.environment = environment
    self.tenantDomain = tenantDomain
    self.odooSeries = odooSeries
    self.tenantsSoftLimit = tenantsSoftLimit
  }

  /// `https://<slug>.<domain>`.
  ///
  /// - Throws: `InvalidName` when the domain is none.
  func odooUrl(for slug: Slug) throws(InvalidName) -> HTTPSURL {
    try HTTPSURL("https://\(slug.rawValue).\(tenantDomain)")
  }
}
