/// What keeps one tenant's rows from another's (PRD §0).
package enum Isolation: String, CaseIterable, Codable, Hashable, Sendable {
  /// A PostgreSQL database of its own: the default, and what Odoo supports.
  case database
  /// A schema in a shared database. Odoo has no supported schema-per-tenant mode.
  case schema

  /// What an operator should know before choosing it; nil when there is nothing to warn of.
  package var warning: String? {
    switch self {
    case .database: nil
    case .schema: "Odoo has no supported schema-per-tenant mode"
    }
  }
}
