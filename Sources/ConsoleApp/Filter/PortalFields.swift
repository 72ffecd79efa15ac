import TenantModel
import TenantryAPI
import TypedText

/// What the tables of the portal can be filtered by; its invoices are filtered as those of billing are.
enum PortalFields {
  static let workspaces = FilterSchema(
    [
      FilterField("tenant", .text, aliases: ["slug"], "the workspace's slug"),
      FilterField("name", .text, "its name"),
      FilterField("status", .choice, values: TenantStatus.allCases.map(\.rawValue), "what state it is in"),
      FilterField("health", .choice, values: HealthLevel.allCases.map(\.rawValue), "how it is"),
      FilterField("plan", .text, "its plan"),
    ], searched: ["tenant", "name", "plan"])

  static func cell(_ item: PortalWorkspace, _ field: String) -> FilterCell {
    switch field {
    case "tenant": .text(item.tenant.slug.rawValue)
    case "name": .text(item.tenant.name.rawValue)
    case "status": .text(item.tenant.status.rawValue)
    case "health": .text(item.tenant.health.level.rawValue)
    case "plan": .text(item.tenant.planId)
    default: .none
    }
  }

  static let requests = FilterSchema(
    [
      FilterField("subject", .text, "what it is about"),
      FilterField("tenant", .text, aliases: ["slug"], "the workspace"),
      FilterField(
        "state", .choice, aliases: ["status"], values: SupportRequest.State.allCases.map(\.rawValue),
        "how it stands"),
      FilterField(
        "severity", .choice, values: SupportRequest.Severity.allCases.map(\.rawValue), "how grave it is"),
      FilterField("by", .text, "who asked"),
      FilterField("age", .age, "since it was asked"),
    ], searched: ["subject", "tenant", "by"])

  static func cell(_ item: SupportRequest, _ field: String) -> FilterCell {
    switch field {
    case "subject": .text(item.subject.rawValue)
    case "tenant": .text(item.tenantSlug.rawValue)
    case "state": .text(item.state.rawValue)
    case "severity": .text(item.severity.rawValue)
    case "by": .text(item.openedBy)
    case "age": .time(item.openedAt)
    default: .none
    }
  }
}
