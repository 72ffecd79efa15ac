import TenantModel

/// The synthetic agencies and tenants of the sandbox platform. The same seed and defaults make the same tenants.
package enum SandboxPopulation {
  package static let agencies = [
    "Copperfield Works", "Harbour & Pine", "Lantern Collective", "Meridian Media", "Tidewater Group",
    "Vale Retail",
  ]

  private static let places = [
    "Almond", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Garnet", "Hazel", "Indigo", "Juniper", "Kestrel",
    "Linden", "Maple", "Nimbus", "Ochre", "Pepper", "Quartz", "Rowan", "Saffron", "Thistle", "Umber",
    "Violet",
    "Willow", "Yarrow", "Zephyr",
  ]
  private static let trades = [
    "Media", "Studio", "Retail", "Foods", "Travel", "Health", "Sports", "Events", "Motors", "Books",
  ]

  /// `count` tenants with distinct slugs; about one in eight is in trouble or paused.
  ///
  /// - Throws: `InvalidName` never in practice: a test makes them.
  package static func tenants(
    seed: UInt64, count: Int, defaults: PlatformDefaults, bundles: [String]
  ) throws(InvalidName) -> [PopulationTenant] {
    var randomness = SplitMix64(seed: seed)
    guard let template = defaults.templates.first, let sso = defaults.ssoTemplates.first else { return [] }
    var names = places.flatMap { place in trades.map { "\(place) \($0)" } }
    names.shuffle(using: &randomness)
    var tenants: [PopulationTenant] = []
    for (index, name) in names.prefix(count).enumerated() {
      let slug = try Slug(Slug.suggestion(for: name) ?? name)
      let olderImage = index % 5 == 3 ? defaults.images.last?.image : nil
      let spec = TenantSpec(
        name: try DisplayText(name), slug: slug,
        agencyGroup: try DisplayText(agencies[index % agencies.count]),
        plan: pick(defaults.plans.map(\.id), &randomness, else: "starter"),
        bundle: pick(bundles, &randomness, else: "platform_base"),
        region: pick(defaults.regions.map(\.id), &randomness, else: "sgp1"), dbStrategy: .database,
        haLevel: index % 6 == 0 || limping.contains(index) ? .ha : .single, template: template.id,
        image: olderImage ?? template.dockerImageOdoo, ssoTemplate: sso.id,
        redirectUris: try sso.redirectUris(for: HTTPSURL("https://\(slug).tenants.sandbox")),
        environment: index % 7 == 5 ? .staging : .production)
      tenants.append(condition(of: index, spec: spec, ageDays: Int.random(in: 3...420, using: &randomness)))
    }
    return tenants
  }

  /// Those of two pods of which one does not serve.
  private static let limping: Set = [9, 22]

  private static func pick(_ values: [String], _ randomness: inout SplitMix64, else standard: String)
    -> String
  {
    values.randomElement(using: &randomness) ?? standard
  }

  /// Trouble is spread by position, so that every demo has some of each kind near the top.
  private static func condition(of index: Int, spec: TenantSpec, ageDays: Int) -> PopulationTenant {
    let pods = spec.haLevel.replicas
    switch index {
    case 4, 17, 29:
      return PopulationTenant(
        spec: spec, status: .paused,
        statusReason: index == 17 ? "invoice unpaid" : "paused at the agency's wish",
        pausedBy: index == 17 ? .billing : .operator, health: .unknown, healthSummary: "paused",
        ageDays: ageDays)
    case _ where limping.contains(index):
      return PopulationTenant(
        spec: spec, status: .active, health: .degraded, healthSummary: "\(pods - 1) of \(pods) pods ready",
        ageDays: ageDays)
    default:
      return PopulationTenant(
        spec: spec, status: .active, health: .healthy, healthSummary: "\(pods) of \(pods) pods ready",
        ageDays: ageDays)
    }
  }
}
