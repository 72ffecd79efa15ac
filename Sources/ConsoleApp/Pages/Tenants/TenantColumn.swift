import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// A column of the list of tenants; those after `updated_at` are for people who ask for them, or for wide mode.
enum TenantColumn: String, CaseIterable {
  case slug
  case status
  case attention
  case name
  case plan
  case agencyGroup = "agency_group"
  case region
  case updatedAt = "updated_at"
  case environment
  case bundle
  case image
  case isolation
  case haLevel = "ha"
  case version
  case createdAt = "created_at"
  case database
  case namespace
  case template
  case url

  /// All of them, in their order: `allCases` is made anew each time it is asked for.
  static let all = Array(allCases)

  var title: String {
    switch self {
    case .slug: "TENANT"
    case .status: "STATUS"
    case .attention: "HEALTH"
    case .name: "NAME"
    case .plan: "PLAN"
    case .agencyGroup: "AGENCY GROUP"
    case .region: "REGION"
    case .updatedAt: "CHANGED"
    case .environment: "ENV"
    case .bundle: "BUNDLE"
    case .image: "IMAGE"
    case .isolation: "ISOLATION"
    case .haLevel: "HA"
    case .version: "VER"
    case .createdAt: "CREATED"
    case .database: "DATABASE"
    case .namespace: "NAMESPACE"
    case .template: "TEMPLATE"
    case .url: "URL"
    }
  }

  /// The least and the most cells that it is made as wide as what stands in it; nil for a fixed width.
  var breadth: ClosedRange<Int>? {
    switch self {
    case .slug: 14...34
    case .status: 11...16
    case .attention: 26...60
    case .name, .agencyGroup: 12...32
    case .plan, .region, .updatedAt, .version, .createdAt: nil
    case .environment, .isolation: TextWidth.of(title)...12
    case .bundle, .template: TextWidth.of(title)...24
    case .image: TextWidth.of(title)...32
    case .haLevel: TextWidth.of(title)...10
    case .database, .namespace: TextWidth.of(title)...34
    case .url: TextWidth.of(title)...48
    }
  }

  /// The order that the platform knows for it; nil where it sorts by nothing of the kind.
  var sort: TenantSort? { TenantSort(rawValue: rawValue) }

  /// What stands in it; `when` words a time.
  func cell(_ tenant: Tenant, now: Date, when: (Date) -> String) -> Line {
    switch self {
    case .slug: Line(tenant.slug.rawValue, TenantCells.needsAttention(tenant) ? .bold : .plain)
    case .status: TenantCells.status(tenant)
    case .attention: Self.attention(tenant, now)
    case .name: Line(tenant.name.rawValue)
    case .plan: Line(tenant.planId)
    case .agencyGroup: Line(tenant.agencyGroup.rawValue, .dim)
    case .region: Line(tenant.region, .dim)
    case .updatedAt: Line(when(tenant.updatedAt), .dim)
    case .environment: Line(tenant.environment.rawValue)
    case .bundle: Line(tenant.bundleCode)
    case .image: Line(tenant.image.tag)
    case .isolation: Line(tenant.isolation.rawValue, .dim)
    case .haLevel: Line(tenant.haLevel.rawValue, .dim)
    case .version: Line("\(tenant.version)", .dim)
    case .createdAt: Line(when(tenant.createdAt), .dim)
    case .database: Line(tenant.dbName.rawValue, .dim)
    case .namespace: Line(tenant.k8sNamespace.rawValue, .dim)
    case .template: Line(tenant.templateId, .dim)
    case .url: Line(tenant.odooUrl.rawValue, Style(.link))
    }
  }

  /// What is compared to tell that a cell changed. Times change by themselves and say nothing.
  static func compared(_ tenant: Tenant) -> [String: CellChanges.Value] {
    [
      status.rawValue: .text(tenant.status.rawValue),
      attention.rawValue: .text(tenant.health.level.rawValue),
      plan.rawValue: .text(tenant.planId), image.rawValue: .text(tenant.image.tag),
      version.rawValue: .number(Double(tenant.version)),
    ]
  }

  /// How it is and why, in one cell.
  private static func attention(_ tenant: Tenant, _ now: Date) -> Line {
    tenant.status == .error && tenant.statusReason != nil
      ? TenantCells.why(tenant) : TenantCells.health(tenant, now: now)
  }
}
