import TenantModel

/// Where a field of a filter stands in the table of tenants.
struct TenantColumn {
  enum Kind {
    /// Text that is stored folded.
    case folded
    case text
    case number
    case time
    /// Only whether there is something.
    case presence
  }

  /// Where words are looked for.
  static let searched = ["name_folded", "slug", "agency_group_folded"]

  let name: String
  let kind: Kind
  let isOptional: Bool

  init(_ field: TenantField) {
    (name, kind, isOptional) =
      switch field {
      case .name: ("name_folded", .folded, false)
      case .slug: ("slug", .folded, false)
      case .agencyGroup: ("agency_group_folded", .folded, false)
      case .status: ("status", .text, false)
      case .reason: ("status_reason", .text, true)
      case .health: ("health_level", .text, false)
      case .seen: ("health_summary", .text, false)
      case .plan: ("plan_id", .text, false)
      case .region: ("region", .text, false)
      case .environment: ("environment", .text, false)
      case .isolation: ("isolation", .text, false)
      case .ha: ("ha_level", .text, false)
      case .bundle: ("bundle_code", .text, false)
      case .template: ("template_id", .text, false)
      case .image: ("image", .text, false)
      case .pausedBy: ("paused_by", .text, true)
      case .busy: ("current_operation_id", .presence, false)
      case .operation: ("current_operation_id", .text, true)
      case .age, .created: ("created_at", .time, false)
      case .changed, .updated: ("updated_at", .time, false)
      case .checked: ("health_checked_at", .time, true)
      case .version: ("version", .number, false)
      case .namespace: ("k8s_namespace", .text, false)
      case .database: ("db_name", .text, false)
      case .host: ("db_host", .text, true)
      case .url: ("odoo_url", .text, false)
      case .id: ("id", .text, false)
      }
  }
}
