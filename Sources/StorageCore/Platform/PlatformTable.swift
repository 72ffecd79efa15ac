import TenantModel

/// What is done to the platform's offers inside a transaction.
package enum PlatformTable {
  package static func seed(_ defaults: PlatformDefaults, in connection: any SQLConnection) throws {
    guard try connection.number(PlatformSQL.anyPlan) == 0 else { return }
    func insert<Item>(_ items: [Item], _ sql: String, _ columns: (Item) throws -> [SQLValue]) throws {
      for (place, item) in items.enumerated() { try connection.run(sql, [.int(place)] + (try columns(item))) }
    }
    try insert(defaults.plans, PlatformSQL.insertPlan) { plan in
      [
        .text(plan.id), .text(plan.name), .int(plan.priceCents), .text(plan.currency),
        .int(plan.usersIncluded),
        .int(plan.storageGib), try .json(plan.resources),
      ]
    }
    try insert(defaults.regions, PlatformSQL.insertRegion) { region in [.text(region.id), .text(region.name)]
    }
    try insert(defaults.images, PlatformSQL.insertImage) { image in [.name(image.image), .code(image.status)]
    }
    try insert(defaults.templates, PlatformSQL.insertTemplate) { template in
      [
        .text(template.id), .text(template.name), .text(template.k8sChart), .name(template.dockerImageOdoo),
        .name(template.dockerImagePg), .text(template.sizeProfile), .int(template.volumeGib),
        try .json(template.envDefaults), .int(template.version),
      ]
    }
    try insert(defaults.ssoTemplates, PlatformSQL.insertSSOTemplate) { template in
      [
        .text(template.id), .text(template.name), .text(template.keycloakRealm),
        .text(template.clientIdPattern),
        try .json(template.redirectUriPatterns), try .json(template.scopes),
      ]
    }
  }

  package static func plans(in connection: any SQLConnection) throws -> [Plan] {
    try connection.rows(PlatformSQL.plans, []) { row in
      Plan(
        id: try row.text(), name: try row.text(), priceCents: try row.int(), currency: try row.text(),
        usersIncluded: try row.int(), storageGib: try row.int(), resources: try row.json())
    }
  }

  package static func regions(in connection: any SQLConnection) throws -> [Region] {
    try connection.rows(PlatformSQL.regions, []) { row in Region(id: try row.text(), name: try row.text()) }
  }

  package static func images(in connection: any SQLConnection) throws -> [ImageRelease] {
    try connection.rows(PlatformSQL.images, []) { row in
      ImageRelease(image: try row.name(), status: try row.code())
    }
  }

  package static func templates(in connection: any SQLConnection) throws -> [InfraTemplate] {
    try connection.rows(PlatformSQL.templates, []) { row in
      InfraTemplate(
        id: try row.text(), name: try row.text(), k8sChart: try row.optionalText(),
        dockerImageOdoo: try row.name(), dockerImagePg: try row.name(), sizeProfile: try row.text(),
        volumeGib: try row.int(), envDefaults: try row.json(), version: try row.int())
    }
  }

  package static func ssoTemplates(in connection: any SQLConnection) throws -> [SSOTemplate] {
    try connection.rows(PlatformSQL.ssoTemplates, []) { row in
      SSOTemplate(
        id: try row.text(), name: try row.text(), keycloakRealm: try row.text(),
        clientIdPattern: try row.text(),
        redirectUriPatterns: try row.json(), scopes: try row.json())
    }
  }
}
