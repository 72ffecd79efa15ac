/// The plans, regions, images, templates that a new platform starts with.
///
/// Sizes and prices follow what small Odoo hosts publish; the owner changes them in the settings.
package struct PlatformDefaults: Sendable {
  package var plans: [Plan]
  package var regions: [Region]
  package var images: [ImageRelease]
  package var templates: [InfraTemplate]
  package var ssoTemplates: [SSOTemplate]

  package init(
    plans: [Plan], regions: [Region], images: [ImageRelease], templates: [InfraTemplate],
    ssoTemplates: [SSOTemplate]
  ) {
    self.plans = plans
    self.regions = regions
    self.images = images
    self.templates = templates
    self.ssoTemplates = ssoTemplates
  }
}

extension PlatformDefaults {
  /// What every new platform is given.
  ///
  /// - Throws: `InvalidName` never in practice: a test makes it.
  package static func standard() throws(InvalidName) -> PlatformDefaults {
    let current = try ImageReference("odoo:18.0-20251106")
    let previous = try ImageReference("odoo:18.0-20250930")
    let postgres = try ImageReference("postgres:16.4")
    return PlatformDefaults(
      plans: plans,
      regions: [
        Region(id: "sgp1", name: "Singapore"), Region(id: "fra1", name: "Frankfurt"),
        Region(id: "nyc3", name: "New York"),
      ],
      images: [
        ImageRelease(image: current, status: .tested), ImageRelease(image: previous, status: .tested),
      ],
      templates: [
        InfraTemplate(
          id: "odoo18-standard", name: "Odoo 18 standard", k8sChart: nil, dockerImageOdoo: current,
          dockerImagePg: postgres, sizeProfile: "10 GiB volume", volumeGib: 10,
          envDefaults: ["limit_time_cpu": "600", "limit_time_real": "1200"], version: 1),
        InfraTemplate(
          id: "odoo18-large", name: "Odoo 18 large filestore", k8sChart: nil, dockerImageOdoo: current,
          dockerImagePg: postgres, sizeProfile: "50 GiB volume", volumeGib: 50,
          envDefaults: ["limit_time_cpu": "900", "limit_time_real": "1800"], version: 1),
      ],
      ssoTemplates: [
        SSOTemplate(
          id: "odoo-confidential", name: "Odoo, confidential client", keycloakRealm: "tenants",
          clientIdPattern: "odoo-{slug}", redirectUriPatterns: ["{odoo_url}/auth_oauth/signin"],
          scopes: ["openid", "email"]),
        SSOTemplate(
          id: "odoo-own-realm", name: "Odoo, staff realm", keycloakRealm: "staff",
          clientIdPattern: "odoo-{slug}", redirectUriPatterns: ["{odoo_url}/auth_oauth/signin"],
          scopes: ["openid", "email", "profile"]),
      ])
  }

  private static let plans = [
    Plan(
      id: "starter", name: "Starter", priceCents: 4_900, currency: "USD", usersIncluded: 3, storageGib: 10,
      extraUserCents: 900, extraGibCents: 100,
      resources: Resources(
        workers: 2, cpuRequestMillicores: 100, cpuLimitMillicores: 500, memoryRequestMib: 512,
        memoryLimitMib: 1_024)),
    Plan(
      id: "pro", name: "Pro", priceCents: 9_900, currency: "USD", usersIncluded: 10, storageGib: 20,
      extraUserCents: 800, extraGibCents: 80,
      resources: Resources(
        workers: 4, cpuRequestMillicores: 250, cpuLimitMillicores: 1_000, memoryRequestMib: 1_024,
        memoryLimitMib: 2_048)),
    Plan(
      id: "enterprise", name: "Enterprise", priceCents: 24_900, currency: "USD", usersIncluded: 25,
      storageGib: 50, extraUserCents: 700, extraGibCents: 60,
      resources: Resources(
        workers: 8, cpuRequestMillicores: 500, cpuLimitMillicores: 2_000, memoryRequestMib: 2_048,
        memoryLimitMib: 4_096)),
  ]
}
