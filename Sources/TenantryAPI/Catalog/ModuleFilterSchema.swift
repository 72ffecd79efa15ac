import TenantModel
import TypedText

extension FilterSchema {
  /// What lists of modules can be filtered by.
  package static let modules = FilterSchema(
    [
      FilterField("name", .text, aliases: ["module"], "the technical name"),
      FilterField("title", .text, "what people call it"),
      FilterField("summary", .text, isOptional: true, "one sentence on it"),
      FilterField("source", .choice, values: ModuleSource.allCases.map(\.rawValue), "who makes it"),
      FilterField("repo", .text, aliases: ["repository"], "where it was read from"),
      FilterField("series", .text, isOptional: true, "the Odoo series, such as 18.0"),
      FilterField("version", .text, "its version"),
      FilterField(
        "status", .text, aliases: ["development_status"], isOptional: true, "how mature its makers call it"),
      FilterField("lifecycle", .text, "released, merged, pull-request …"),
      FilterField("licence", .text, aliases: ["license"], isOptional: true, "its licence"),
      FilterField("category", .text, isOptional: true, "its category in Odoo's list of apps"),
      FilterField("application", .flag, aliases: ["app"], "whether it is an app of its own"),
      FilterField("installable", .flag, "whether its manifest lets it be installed"),
      FilterField("auto", .flag, aliases: ["auto_install"], "whether Odoo installs it by itself"),
      FilterField("needs", .text, aliases: ["depends"], isOptional: true, "a module it depends on itself"),
      FilterField("python", .text, isOptional: true, "a Python package that it needs"),
    ], searched: ["name", "title", "summary"])
}

extension CatalogModule {
  /// What the module has in a field of `FilterSchema.modules`.
  package func cell(_ field: String) -> FilterCell {
    switch field {
    case "name": .text(name.rawValue)
    case "title": .text(title)
    case "summary": Self.text(summary)
    case "source": .text(source.rawValue)
    case "repo": .text(repo)
    case "series": Self.text(series)
    case "version": .text(version)
    case "status": Self.text(developmentStatus)
    case "lifecycle": .text(lifecycle)
    case "licence": Self.text(license)
    case "category": Self.text(category)
    case "application": .flag(application)
    case "installable": .flag(installable)
    case "auto": .flag(autoInstall)
    case "needs": Self.text(dependencies.map(\.rawValue).joined(separator: " "))
    case "python": Self.text((externalDependencies["python"] ?? []).joined(separator: " "))
    default: .none
    }
  }

  private static func text(_ text: String?) -> FilterCell {
    text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .none
  }
}
