/// What somebody asks for when they ask for a tenant, with every choice made: the answer of the wizard's six steps.
package struct TenantSpec: Codable, Equatable, Sendable {
  package var name: DisplayText
  package var slug: Slug
  package var agencyGroup: DisplayText
  /// The plan's code.
  package var plan: String
  /// The bundle's code.
  package var bundle: String
  /// The region's code.
  package var region: String
  package var dbStrategy: Isolation
  package var haLevel: HALevel
  /// The infra template's id.
  package var template: String
  package var image: ImageReference
  /// The sign-in template's id.
  package var ssoTemplate: String
  package var redirectUris: [HTTPSURL]
  package var environment: TenantEnvironment

  package init(
    name: DisplayText, slug: Slug, agencyGroup: DisplayText, plan: String, bundle: String, region: String,
    dbStrategy: Isolation, haLevel: HALevel, template: String, image: ImageReference, ssoTemplate: String,
    redirectUris: [HTTPSURL], environment: TenantEnvironment
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
