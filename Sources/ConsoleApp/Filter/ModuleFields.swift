import TenantModel
import TypedText

/// What lists of a tenant's modules can be filtered by.
enum ModuleFields {
  static let schema = FilterSchema(
    [
      FilterField("name", .text, aliases: ["module"], "the module's technical name"),
      FilterField(
        "state", .choice, aliases: ["status"], values: ["pending", "installed", "removed"],
        "whether it is there"),
      FilterField("source", .choice, values: ["core", "oca", "ipai"], "where it comes from"),
      FilterField(
        "operation", .text, aliases: ["op"], isOptional: true, "the operation that changed it last"),
    ], searched: ["name"])

  static func cell(_ module: TenantModuleState, _ field: String) -> FilterCell {
    switch field {
    case "name": .text(module.moduleName.rawValue)
    case "state": .text(module.state.rawValue)
    case "source": .text(module.source.rawValue)
    case "operation": module.lastOperationId.map { .text($0.rawValue) } ?? .none
    default: .none
    }
  }

  /// The modules that pass.
  static func filter(_ modules: [TenantModuleState], by condition: FilterCondition) -> [TenantModuleState] {
    guard !condition.isEmpty else { return modules }
    let matcher = FilterMatcher(condition, searched: schema.searched, cell: cell)
    return modules.filter(matcher.matches)
  }
}
