import Foundation
import TenantModel
import TenantryAPI

/// All tenants that a list is filtered to, gathered page by page to be saved as one file.
package struct TenantExport: Equatable, Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case csv
    case json
  }

  /// What a program gets of a tenant as CSV, by the API's names; times are UTC.
  package static let columns: [CSVText.Column<Tenant>] = [
    .init("slug") { $0.slug.rawValue }, .init("status") { $0.status.rawValue },
    .init("status_reason") { $0.statusReason }, .init("health") { $0.health.level.rawValue },
    .init("health_summary") { $0.health.summary }, .init("name") { $0.name.rawValue },
    .init("agency_group") { $0.agencyGroup.rawValue }, .init("environment") { $0.environment.rawValue },
    .init("plan_id") { $0.planId }, .init("region") { $0.region }, .init("bundle_code") { $0.bundleCode },
    .init("image") { $0.image.rawValue }, .init("odoo_url") { $0.odooUrl.rawValue },
    .init("created_at") { time($0.createdAt) }, .init("updated_at") { time($0.updatedAt) },
    .init("id") { $0.id.rawValue },
  ]

  let format: Format
  private var gathering: TenantGathering

  init(_ format: Format, of list: ListTenants) {
    self.format = format
    gathering = TenantGathering(of: list)
  }

  /// The next page.
  var question: ListTenants { gathering.question }

  /// The name of the file.
  var name: String { "tenants.\(format.rawValue)" }

  /// How far it has come, for people.
  var count: Int { gathering.tenants.count }

  /// Takes a page; true when it was the last one.
  mutating func take(_ output: ListTenants.Output) -> Bool { gathering.take(output) }

  /// The whole file; nil when it cannot be written.
  var text: String? {
    switch format {
    case .csv: CSVText.text(gathering.tenants, Self.columns)
    case .json: BillingExport.json(ListTenants.Output(items: gathering.tenants, total: count))
    }
  }

  private static func time(_ date: Date) -> String { date.formatted(.iso8601) }
}
