import TenantModel
import TypedText

/// What the list of bundles can be filtered by.
enum BundleFields {
  static let schema = FilterSchema(
    [
      FilterField("code", .text, aliases: ["bundle"], "the bundle's code"),
      FilterField("name", .text, "what people call it"),
      FilterField("type", .text, "what it is for, such as crm"),
      FilterField(
        "status", .choice, aliases: ["state"], values: ["ready", "draft", "creating", "changing", "parked"],
        "whether it can be used"),
      FilterField("version", .text, "its version"),
      FilterField("module", .text, aliases: ["modules"], isOptional: true, "a module that it names"),
      FilterField("description", .text, aliases: ["for"], isOptional: true, "what it is for, in words"),
    ], searched: ["code", "name", "description"])

  static func cell(_ row: BundleRow, _ field: String) -> FilterCell {
    switch field {
    case "code": .text(row.code)
    case "name": .text(row.bundle?.name ?? "")
    case "type": .text(row.bundle?.type ?? "")
    case "status": .text(row.stateWord)
    case "version": .text(row.bundle?.version ?? "")
    case "module": row.bundle.map { .text($0.modules.map(\.rawValue).joined(separator: " ")) } ?? .none
    case "description": row.bundle.map { .text($0.description) } ?? .none
    default: .none
    }
  }

  /// The bundles that pass.
  static func filter(_ rows: [BundleRow], by condition: FilterCondition) -> [BundleRow] {
    guard !condition.isEmpty else { return rows }
    let matcher = FilterMatcher(condition, searched: schema.searched, cell: cell)
    return rows.filter(matcher.matches)
  }
}
