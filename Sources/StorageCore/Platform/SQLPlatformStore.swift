import Foundation
import TenantModel

/// Plans, regions, images and templates in SQL.
package struct SQLPlatformStore: PlatformStore {
  let database: any StoreDatabase
  let now: @Sendable () -> Date

  package func seed(_ defaults: PlatformDefaults) async throws {
    try await database.write { try PlatformTable.seed(defaults, in: $0) }
  }

  package func plans() async throws -> [Plan] { try await database.read { try PlatformTable.plans(in: $0) } }

  package func regions() async throws -> [Region] {
    try await database.read { try PlatformTable.regions(in: $0) }
  }

  package func images() async throws -> [ImageRelease] {
    try await database.read { try PlatformTable.images(in: $0) }
  }

  package func templates() async throws -> [InfraTemplate] {
    try await database.read { try PlatformTable.templates(in: $0) }
  }

  package func ssoTemplates() async throws -> [SSOTemplate] {
    try await database.read { try PlatformTable.ssoTemplates(in: $0) }
  }

  package func save(template: InfraTemplate, expecting version: Int?) async throws {
    let now = now()
    try await database.write {
      try PlatformTable.save(template: template, expecting: version, at: now, in: $0)
    }
  }

  package func retire(template id: String, expecting version: Int, at time: Date?) async throws {
    let now = now()
    try await database.write {
      try PlatformTable.retire(template: id, expecting: version, at: time, now: now, in: $0)
    }
  }

  package func save(image: ImageRelease) async throws {
    let now = now()
    try await database.write { try PlatformTable.save(image: image, at: now, in: $0) }
  }

  package func softLimits() async throws -> SoftLimitsRecord? {
    try await database.read { try PlatformTable.softLimits(in: $0) }
  }

  package func save(softLimits record: SoftLimitsRecord) async throws {
    try await database.write { try PlatformTable.save(softLimits: record, in: $0) }
  }

  package func offerUse() async throws -> OfferUse {
    try await database.read { try PlatformTable.offerUse(in: $0) }
  }
}
