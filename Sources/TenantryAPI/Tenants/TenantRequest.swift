import TenantModel

/// A tenant as it is asked for: the keys of a tenant file, everything still as typed.
///
/// What is nil takes the template's default. The control plane turns it into a `TenantSpec` or names every field
/// that it refuses at once.
package struct TenantRequest: Codable, Equatable, Sendable {
  package var name: String
  package var slug: String
  package var agencyGroup: String
  package var plan: String
  package var bundle: String
  package var region: String
  /// `database` or `schema`; nil means `database`.
  package var dbStrategy: String?
  /// `single` or `ha`; nil means `single`.
  package var haLevel: String?
  package var template: String?
  package var image: String?
  package var ssoTemplate: String?
  package var redirectUris: [String]?
  /// `production` or `staging`; nil means `production`.
  package var environment: String?

  package init(
    name: String, slug: String, agencyGroup: String, plan: String, bundle: String, region: String,
    dbStrategy: String? = nil, haLevel: String? = nil, template: String? = nil, image: String? = nil,
    ssoTemplate: String? = nil, redirectUris: [String]? = nil, environment: String? = nil
  ) {
    self.name = name
    self.slug = slug
    self.agencyGroup = agencyGroup
    self.plan = plan
    self.bundle = bundle
    self.region = region
    self.dbStrategy = dbStrategy
    self.haLevel = haLevel
    self.template = template
    self.image = image
    self.ssoTemplate = ssoTemplate
    self.redirectUris = redirectUris
    self.environment = environment
  }
}
