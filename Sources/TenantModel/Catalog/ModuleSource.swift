/// Who makes a module.
package enum ModuleSource: String, CaseIterable, Codable, Hashable, Sendable {
  /// Odoo's Community Edition.
  case core
  /// The Odoo Community Association.
  case oca
  /// The platform's own `ipai_*` modules.
  case ipai
}
