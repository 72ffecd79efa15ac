import HTTPTransport

/// Who last set which field of an object: path of member names to manager. Lists count as one field.
struct FieldOwnership {
  /// As kept with the object.
  var owners: [String: String]

  init(_ json: JSONValue?) {
    owners = json?.objectValue?.compactMapValues(\.stringValue) ?? [:]
  }

  var json: JSONValue { .object(owners.mapValues(JSONValue.string)) }

  /// Fields that another manager set to another value.
  func conflicts(of applied: [String: JSONValue], with current: [String: JSONValue], manager: String)
    -> [String]
  {
    applied.filter { path, value in
      guard let owner = owners[path], owner != manager, let there = current[path] else { return false }
      return there != value
    }.map(\.key).sorted()
  }

  /// The fields of an object, by path; names that say which object it is are left out.
  static func fields(of object: JSONValue) -> [String: JSONValue] {
    var found: [String: JSONValue] = [:]
    collect(object, at: "", into: &found)
    for name in [".apiVersion", ".kind", ".metadata.name", ".metadata.namespace"] { found[name] = nil }
    return found
  }

  private static func collect(_ value: JSONValue, at path: String, into found: inout [String: JSONValue]) {
    if case .object(let members) = value, !members.isEmpty {
      for (key, member) in members { collect(member, at: "\(path).\(escaped(key))", into: &found) }
    } else {
      found[path] = value
    }
  }

  /// Removes a field from an object, and what is empty then.
  static func remove(_ path: String, from object: JSONValue) -> JSONValue {
    removing(names(of: path)[...], from: object)
  }

  /// A path as the names of its members.
  static func names(of path: String) -> [String] {
    path.split(separator: ".").map { unescaped(String($0)) }
  }

  private static func removing(_ names: ArraySlice<String>, from value: JSONValue) -> JSONValue {
    guard let first = names.first, case .object(var members) = value else { return value }
    if names.count == 1 {
      members[first] = nil
    } else if let member = members[first] {
      let rest = removing(names.dropFirst(), from: member)
      members[first] = rest == .object([:]) ? nil : rest
    }
    return .object(members)
  }

  private static func escaped(_ name: String) -> String {
    name.replacing("~", with: "~0").replacing(".", with: "~1")
  }
  private static func unescaped(_ name: String) -> String {
    name.replacing("~1", with: ".").replacing("~0", with: "~")
  }
}
