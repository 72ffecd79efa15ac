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

  package init(
    code: String, name: String, type: String, description: String, version: String, modules: [ModuleName],
    replacesEe: String, gaps: String
  ) {
    self.code = code
    self.name = name
    self.type = type
    self.description = description
    self.version = version
    self.modules = modules
    self.replacesEe = replacesEe
    self.gaps = gaps
  }
}
