import Foundation
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
        .int(plan.storageGib), try .json(plan.resources), .int(plan.extraUserCents), .int(plan.extraGibCents),
      ]
    }
    try insert(defaults.regions, PlatformSQL.insertRegion) { region in [.text(region.id), .text(region.name)]
    }
    try insert(defaults.images, PlatformSQL.insertImage) { image in [.name(image.image), .code(image.status)]
    }
    try insert(defaults.templates, PlatformSQL.insertTemplate) { template in
      [
        .text(template.id), .text(template.name), .name(template.k8sChart), .name(template.dockerImageOdoo),
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
      var plan = Plan(
        id: try row.text(), name: try row.text(), priceCents: try row.int(), currency: try row.text(),
        usersIncluded: try row.int(), storageGib: try row.int(), resources: try row.json())
      plan.extraUserCents = try row.int()
      plan.extraGibCents = try row.int()
      return plan
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
        id: try row.text(), name: try row.text(), k8sChart: try row.optionalName(),
        dockerImageOdoo: try row.name(), dockerImagePg: try row.name(), sizeProfile: try row.text(),
        volumeGib: try row.int(), envDefaults: try row.json(), version: try row.int(),
        retiredAt: try row.optionalTime())
    }
  }

  package static func save(
    template: InfraTemplate, expecting version: Int?, at now: Date, in connection: any SQLConnection
  ) throws {
    let columns: [SQLValue] = [
      .text(template.id), .text(template.name), .name(template.k8sChart), .name(template.dockerImageOdoo),
      .name(template.dockerImagePg), .text(template.sizeProfile), .int(template.volumeGib),
      try .json(template.envDefaults),
    ]
    try check(template.id, hasVersion: version, in: connection)
    if version == nil {
      let place = try connection.number(PlatformSQL.nextTemplatePlace)
      try connection.run(PlatformSQL.insertTemplate, [.integer(place)] + columns + [.int(1)])
    } else {
      try connection.run(PlatformSQL.updateTemplate, columns)
    }
    try ChangeTable.append(.infrastructure, at: now, in: connection)
  }

  package static func retire(
    template id: String, expecting version: Int, at time: Date?, now: Date, in connection: any SQLConnection
  ) throws {
    try check(id, hasVersion: version, in: connection)
    try connection.run(PlatformSQL.retireTemplate, [.text(id), .time(time)])
    try ChangeTable.append(.infrastructure, at: now, in: connection)
  }

  package static func save(image: ImageRelease, at now: Date, in connection: any SQLConnection) throws {
    try connection.run(PlatformSQL.saveImage, [.name(image.image), .code(image.status)])
    try ChangeTable.append(.infrastructure, at: now, in: connection)
  }

  package static func offerUse(in connection: any SQLConnection) throws -> OfferUse {
    func counts(_ sql: String) throws -> [String: Int] {
      let rows = try connection.rows(sql, []) { row in (try row.text(), try row.int()) }
      return Dictionary(rows) { first, _ in first }
    }
    return OfferUse(
      templates: try counts(PlatformSQL.tenantsByTemplate), images: try counts(PlatformSQL.tenantsByImage),
      plans: try counts(PlatformSQL.tenantsByPlan))
  }

  /// A template that is new has no version.
  private static func check(_ id: String, hasVersion seen: Int?, in connection: any SQLConnection) throws {
    let version = try connection.first(PlatformSQL.templateVersion, [.text(id)]) { row in try row.int() }
    guard version != seen else { return }
    guard let version else { throw StorageError(.notFound, "There is no template “\(id)”.") }
    throw StorageError(
      .versionConflict,
      seen == nil
        ? "There is a template “\(id)” already."
        : "The template “\(id)” was changed meanwhile: it has version \(version) now.")
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
