extension ManifestReader {
  /// Two shapes: kind to list of names (a dict of names to packages in places), and since Odoo 19's successor
  /// a list of dicts, of which the optional ones are left out. `pypi` counts as `python`, `apt` as `deb`.
  mutating func externalDependencies() -> [String: [String]] {
    switch values["external_dependencies"] {
    case nil, .null?: return [:]
    case .dict(let pairs)?: return kinds(pairs)
    case .list(let items)?: return packages(items)
    case let other?:
      warn(
        "external_dependencies",
        "`external_dependencies` is \(other.kind) where a dict belongs: it is passed over")
      return [:]
    }
  }

  private mutating func kinds(_ pairs: [PythonLiteral.Pair]) -> [String: [String]] {
    var kinds: [String: [String]] = [:]
    for pair in pairs {
      guard case .string(let kind) = pair.key, let names = pair.value.strings ?? pair.value.valueStrings
      else {
        warn(
          "external_dependencies",
          "`external_dependencies` holds \(pair.value.kind) where a list of names belongs")
        continue
      }
      for name in names { Self.add(name, of: kind, to: &kinds) }
    }
    return kinds
  }

  private mutating func packages(_ items: [PythonLiteral]) -> [String: [String]] {
    var kinds: [String: [String]] = [:]
    for item in items {
      guard case .dict(let pairs) = item else {
        warn("external_dependencies", "`external_dependencies` holds \(item.kind) where a dict belongs")
        continue
      }
      guard item["optional"]?.isTruthy != true, item["test"]?.isTruthy != true else { continue }
      for pair in pairs {
        guard case .string(let kind) = pair.key, case .string(let name) = pair.value else { continue }
        Self.add(name, of: kind, to: &kinds)
      }
    }
    return kinds
  }

  private static func add(_ name: String, of kind: String, to kinds: inout [String: [String]]) {
    let names = ["pypi": "python", "apt": "deb"]
    let kind = names[kind] ?? kind
    if kinds[kind]?.contains(name) != true { kinds[kind, default: []].append(name) }
  }
}
