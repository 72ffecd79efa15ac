extension CatalogText {
  /// All modules of the text, in its order.
  mutating func modules() throws(CatalogTextError) -> [CatalogModule] {
    var modules: [CatalogModule] = []
    try array { (text) throws(CatalogTextError) in modules.append(try text.module()) }
    try end()
    return modules
  }

  /// All bundles of the text, in its order.
  mutating func bundles() throws(CatalogTextError) -> [ModuleBundle] {
    var bundles: [ModuleBundle] = []
    try array { (text) throws(CatalogTextError) in bundles.append(try text.bundle()) }
    try end()
    return bundles
  }

  private mutating func module() throws(CatalogTextError) -> CatalogModule {
    var name: ModuleName?
    var source: ModuleSource?
    var version: String?
    var triggers: [ModuleName]?
    var module = CatalogModule(
      name: .base, title: "", source: .core, repo: "", series: nil, version: "", depends: [], lifecycle: "")
    try object { (text, key) throws(CatalogTextError) in
      switch key {
      case "name": name = try text.moduleName()
      case "title": module.title = try text.string()
      case "source": source = try text.source()
      case "repo": module.repo = try text.string()
      case "series": module.series = try text.optionalString()
      case "version_full": version = try text.string()
      case "category": module.category = try text.optionalString()
      case "license": module.license = try text.optionalString()
      case "depends": module.depends = try text.moduleNames()
      case "external_dependencies": module.externalDependencies = try text.lists()
      case "application": module.application = try text.bool()
      case "installable": module.installable = try text.bool()
      case "auto_install":
        if text.peek() == UInt8(ascii: "[") {
          triggers = try text.moduleNames()
        } else {
          module.autoInstall = try text.bool()
        }
      case "development_status": module.developmentStatus = try text.optionalString()
      case "lifecycle": module.lifecycle = try text.string()
      default: try text.skip()
      }
    }
    guard let name, let source, let version else { throw error("the module has no name, source or version") }
    module.name = name
    module.source = source
    module.version = version
    module.autoInstallTriggers = triggers ?? (module.autoInstall ? module.depends : [])
    module.autoInstall = module.autoInstall || triggers != nil
    return module
  }

  private mutating func bundle() throws(CatalogTextError) -> ModuleBundle {
    var bundle = ModuleBundle(
      code: "", name: "", type: "", description: "", version: "", modules: [], replacesEe: "", gaps: "")
    try object { (text, key) throws(CatalogTextError) in
      switch key {
      case "code": bundle.code = try text.string()
      case "name": bundle.name = try text.string()
      case "type": bundle.type = try text.string()
      case "description": bundle.description = try text.string()
      case "version": bundle.version = try text.string()
      case "modules": bundle.modules = try text.moduleNames()
      case "ee_equivalent": bundle.replacesEe = try text.string()
      case "gaps": bundle.gaps = try text.string()
      default: try text.skip()
      }
    }
    guard !bundle.code.isEmpty, !bundle.modules.isEmpty else {
      throw error("the bundle has no code or no modules")
    }
    return bundle
  }

  private mutating func source() throws(CatalogTextError) -> ModuleSource {
    let text = try string()
    guard let source = ModuleSource(rawValue: text) else { throw error("a source is core, oca or ipai") }
    return source
  }

  private mutating func moduleName() throws(CatalogTextError) -> ModuleName {
    let text = try string()
    do throws(InvalidName) { return try ModuleName(text) } catch { throw self.error(error.message) }
  }

  private mutating func moduleNames() throws(CatalogTextError) -> [ModuleName] {
    var names: [ModuleName] = []
    try array { (text) throws(CatalogTextError) in names.append(try text.moduleName()) }
    return names
  }

  private mutating func lists() throws(CatalogTextError) -> [String: [String]] {
    var lists: [String: [String]] = [:]
    try object { (text, key) throws(CatalogTextError) in lists[key] = try text.strings() }
    return lists
  }
}
