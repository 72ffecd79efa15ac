import Foundation

/// Reads the catalog that ships inside the program.
package enum ShippedCatalog {
  /// The modules and bundles of the two JSON texts.
  ///
  /// - Parameters:
  ///   - modules: an array of objects with `name`, `title`, `source`, `repo`, `series`, `version_full`, `category`,
  ///     `license`, `depends`, `external_dependencies`, `application`, `installable`, `auto_install` (a bool, or the
  ///     list of modules that bring it in), `development_status`, `lifecycle`; other keys are ignored.
  ///   - bundles: an array of objects with `code`, `name`, `type`, `description`, `version`, `ee_equivalent`,
  ///     `modules`, `gaps`.
  /// - Returns: both in the order of the texts.
  /// - Throws: `DecodingError` with the place of what does not fit.
  package static func decode(
    modules: Data, bundles: Data
  ) throws -> (modules: [CatalogModule], bundles: [ModuleBundle]) {
    let decoder = JSONDecoder()
    return (
      try decoder.decode([ModuleRow].self, from: modules).map(\.module),
      try decoder.decode([BundleRow].self, from: bundles).map(\.bundle)
    )
  }

  /// As `decode(modules:bundles:)`, from memory that outlives the call, without copying it.
  package static func decode(
    modules: UnsafeRawBufferPointer, bundles: UnsafeRawBufferPointer
  ) throws -> (modules: [CatalogModule], bundles: [ModuleBundle]) {
    try decode(modules: borrowed(modules), bundles: borrowed(bundles))
  }

  private static func borrowed(_ bytes: UnsafeRawBufferPointer) -> Data {
    guard let start = bytes.baseAddress else { return Data() }
    return Data(
      bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count, deallocator: .none)
  }
}

/// A module as the text has it.
private struct ModuleRow: Decodable {
  let module: CatalogModule

  private enum Key: String, CodingKey {
    case name, title, source, repo, series, category, license, depends, application, installable, lifecycle
    case version = "version_full"
    case externalDependencies = "external_dependencies"
    case autoInstall = "auto_install"
    case developmentStatus = "development_status"
  }

  init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: Key.self)
    let triggers = try? row.decode([ModuleName].self, forKey: .autoInstall)
    let depends = try row.decode([ModuleName].self, forKey: .depends)
    let isAutomatic = try triggers != nil || row.decode(Bool.self, forKey: .autoInstall)
    module = CatalogModule(
      name: try row.decode(ModuleName.self, forKey: .name),
      title: try row.decode(String.self, forKey: .title),
      source: try row.decode(ModuleSource.self, forKey: .source),
      repo: try row.decode(String.self, forKey: .repo),
      series: try row.decodeIfPresent(String.self, forKey: .series),
      version: try row.decode(String.self, forKey: .version),
      category: try row.decodeIfPresent(String.self, forKey: .category),
      license: try row.decodeIfPresent(String.self, forKey: .license),
      depends: depends,
      application: try row.decode(Bool.self, forKey: .application),
      installable: try row.decode(Bool.self, forKey: .installable),
      autoInstall: isAutomatic,
      autoInstallTriggers: triggers ?? (isAutomatic ? depends : []),
      developmentStatus: try row.decodeIfPresent(String.self, forKey: .developmentStatus),
      lifecycle: try row.decode(String.self, forKey: .lifecycle),
      externalDependencies: try row.decode([String: [String]].self, forKey: .externalDependencies))
  }
}

/// A bundle as the text has it.
private struct BundleRow: Decodable {
  let bundle: ModuleBundle

  private enum Key: String, CodingKey {
    case code, name, type, description, version, modules, gaps
    case replacesEe = "ee_equivalent"
  }

  init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: Key.self)
    bundle = ModuleBundle(
      code: try row.decode(String.self, forKey: .code),
      name: try row.decode(String.self, forKey: .name),
      type: try row.decode(String.self, forKey: .type),
      description: try row.decode(String.self, forKey: .description),
      version: try row.decode(String.self, forKey: .version),
      modules: try row.decode([ModuleName].self, forKey: .modules),
      replacesEe: try row.decode(String.self, forKey: .replacesEe),
      gaps: try row.decode(String.self, forKey: .gaps))
  }
}
