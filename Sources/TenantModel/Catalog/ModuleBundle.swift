import Foundation

/// A set of modules that tenants are created with (PRD §5.1): an Enterprise app's work, done by CE, OCA and
/// ipai_*.
package struct ModuleBundle: Codable, Equatable, Sendable {
  /// The stable code, for example `finance_ppm`.
  package var code: String
  package var name: String
  package var type: String
  package var description: String
  package var version: String
  package var modules: [ModuleName]
  /// What of Odoo Enterprise it stands in for.
  package var replacesEe: String
  /// What it cannot do.
  package var gaps: String
  /// True while it is not to be used: no tenant is made from a draft, and it may hold what cannot be installed.
  package var isDraft: Bool
  /// 1, and one more for each change: who changes a bundle says which one they saw.
  package var revision: Int
  /// Nil for a bundle that shipped with the program.
  package var createdAt: Date?
  /// Nil for a bundle that nobody has changed.
  package var updatedAt: Date?

  package init(
    code: String, name: String, type: String, description: String, version: String, modules: [ModuleName],
    replacesEe: String, gaps: String, isDraft: Bool = false, revision: Int = 1, createdAt: Date? = nil,
    updatedAt: Date? = nil
  ) {
    self.code = code
    self.name = name
    self.type = type
    self.description = description
    self.version = version
    self.modules = modules
    self.replacesEe = replacesEe
    self.gaps = gaps
    self.isDraft = isDraft
    self.revision = revision
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }

  /// The bundles that a platform without any is recommended to begin with (PRD §7), by their codes.
  package static let starting = ["finance_ppm", "crm"]

  /// True when both say the same, whenever and however often they were written.
  package func saysSame(as other: ModuleBundle) -> Bool {
    var copy = other
    copy.revision = revision
    copy.createdAt = createdAt
    copy.updatedAt = updatedAt
    return copy == self
  }
}
