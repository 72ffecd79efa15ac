/// Everything that a list of modules needs, found breadth first, so that the way to each is a shortest one.
struct DependencyClosure {
  /// The installable modules, by number, in the order met.
  private(set) var members: [Int] = []
  /// What was met on the way, in the order met; cycles are not looked for here.
  private(set) var findings: [BundleFinding] = []
  /// From where each number was first met; itself for a requested one, nil for what was not met.
  private var origins: [Int?]
  private let catalog: SeriesCatalog

  init(of requested: [ModuleName], in catalog: SeriesCatalog) {
    self.catalog = catalog
    origins = Array(repeating: nil, count: catalog.names.count)
    var unknown: Set<ModuleName> = []
    for name in requested {
      if let number = catalog.number(of: name) {
        meet(number, from: number)
      } else if unknown.insert(name).inserted {
        findings.append(absence(of: name, path: [name]))
      }
    }
    var next = 0
    while next < members.count {
      let number = members[next]
      next += 1
      for needed in catalog.dependencies[number] {
        meet(needed, from: number)
      }
    }
  }

  /// The longest way that is kept whole. Real ones have at most 19 modules; a made-up one could have
  /// thousands.
  static let pathLengthMax = 64

  /// The way from a requested module down to this one, both included. Of a way longer than `pathLengthMax`
  /// the first module is kept, and as many of the last ones as fit.
  func path(to number: Int) -> [Int] {
    var path = [number]
    var place = number
    while let origin = origins[place], origin != place {
      if path.count < Self.pathLengthMax { path.append(origin) } else { path[path.count - 1] = origin }
      place = origin
    }
    return path.reversed()
  }

  private mutating func meet(_ number: Int, from origin: Int) {
    guard origins[number] == nil else { return }
    origins[number] = origin
    guard let module = catalog.module(number) else {
      findings.append(absence(of: catalog.names[number], path: names(to: number)))
      return
    }
    guard module.installable else {
      note(.notInstallable, module, number, "\(module.name) says in its manifest that it cannot be installed")
      return
    }
    members.append(number)
    if module.developmentStatus?.lowercased() == "alpha" {
      note(
        .alpha, module, number,
        "\(module.name) is in development status Alpha: its data may not survive an update")
    }
    if let license = module.license, Self.proprietaryLicenses.contains(license) {
      note(.licence, module, number, Self.sentence(of: license, module))
    }
  }

  private mutating func note(
    _ code: BundleFinding.Code, _ module: CatalogModule, _ number: Int, _ text: String
  ) {
    let path = names(to: number)
    findings.append(
      BundleFinding(code: code, module: module.name, path: path, message: text + Self.reason(for: path) + ".")
    )
  }

  private func names(to number: Int) -> [ModuleName] {
    path(to: number).map { catalog.names[$0] }
  }
}

extension DependencyClosure {
  /// Odoo's licence codes that are not free, as its manifests write them.
  private static let proprietaryLicenses: Set<String> = ["OEEL-1", "OPL-1", "Other proprietary"]

  private static func sentence(of license: String, _ module: CatalogModule) -> String {
    switch (license, module.source) {
    case ("OEEL-1", .core):
      "\(module.name) stands in the Community tree under Odoo Enterprise's licence (OEEL-1)"
    case ("OEEL-1", _): "\(module.name) is under Odoo Enterprise's licence (OEEL-1): it needs a subscription"
    default: "\(module.name) is under a licence that is not free (\(license)): check that you may run it"
    }
  }

  /// Why a name has no module on the series: another series has it, Enterprise has it, or nobody that we know
  /// of.
  private func absence(of name: ModuleName, path: [ModuleName]) -> BundleFinding {
    let series = catalog.series
    let rows = catalog.rowsElsewhere(of: name)
    let reason = Self.reason(for: path)
    if let row = rows.max(by: { Self.isOlder($0.series, than: $1.series) }) {
      let place = row.series.map { "has a port for \($0) only" } ?? "names no Odoo series"
      return BundleFinding(
        code: .noPort, module: name, path: path,
        message: "\(name) \(place) (\(row.repo)), none for \(series)\(reason).")
    }
    guard !EnterpriseModules.contains(name) else {
      return BundleFinding(
        code: .enterpriseOnly, module: name, path: path,
        message: "\(name) is part of Odoo Enterprise: it does not exist on Community\(reason).")
    }
    return BundleFinding(
      code: .missing, module: name, path: path, message: "\(name) is not in the catalog\(reason).")
  }

  /// What asked for the last module of a path, as the end of a sentence.
  private static func reason(for path: [ModuleName]) -> String {
    guard path.count > 1 else { return "" }
    return " (\(BundleFinding.spelled(path)))"
  }

  /// Series compare by their numbers; none is older than any.
  private static func isOlder(_ left: String?, than right: String?) -> Bool {
    let numbers = { (series: String?) in (series ?? "").split(separator: ".").map { Int($0) ?? 0 } }
    return numbers(left).lexicographicallyPrecedes(numbers(right))
  }
}
