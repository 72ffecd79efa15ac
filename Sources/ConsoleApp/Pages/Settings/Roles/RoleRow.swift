import TenantModel
import TerminalKit
import TypedText

/// What may be done, and by whom, as the policy table says.
struct RoleRow: TableItem {
  let permission: Permission

  var rowID: String { permission.rawValue }

  static let all = Permission.allCases.map(RoleRow.init)

  /// The roles as columns, with a word that fits.
  static let roles: [(role: TenantModel.Role, title: String)] = [
    (.platformOwner, "OWNER"), (.platformOperator, "OPERATOR"), (.financeOwner, "FINANCE"),
    (.tenantAdmin, "TENANT"), (.workspaceAdmin, "WORKSP."), (.endUser, "USER"),
  ]

  static let columns =
    [TableColumn("MAY", min: 18, ideal: 24, grows: true)]
    + roles.map { TableColumn($0.title, id: $0.role.rawValue, min: 6, ideal: 8) }

  static let schema = FilterSchema(
    [
      FilterField("may", .text, "what may be done"),
      FilterField("role", .text, "who may: owner, operator, finance, tenant"),
      FilterField("kind", .choice, values: ["read", "write"], "whether it changes something"),
    ], searched: ["may"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "may": .text(permission.rawValue)
    case "kind": .text(permission.isWrite ? "write" : "read")
    case "role":
      .text(
        Self.roles.filter { AccessPolicy.decide($0.role, permission, .own).isAllowed }.map {
          $0.role.rawValue
        }
        .joined(separator: " "))
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    [Line(permission.rawValue, permission.isWrite ? .bold : .plain)]
      + Self.roles.map { Self.cell($0.role, permission) }
  }

  /// Everywhere, for their own tenants alone, or not.
  static func cell(_ role: TenantModel.Role, _ permission: Permission) -> Line {
    switch (
      AccessPolicy.decide(role, permission, .own).isAllowed,
      AccessPolicy.decide(role, permission, .other).isAllowed
    ) {
    case (true, true): Line("\(Glyph.done) yes", .ok)
    case (true, false): Line("\(Glyph.degraded) own", .warning)
    default: Line(Glyph.todo, .dim)
    }
  }
}
