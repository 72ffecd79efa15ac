import HTTPTransport

/// Reads RISON, as Superset does with its `q` parameter.
struct SandboxRison {
  private var rest: Substring

  /// Nil for what is none.
  static func value(_ text: String) -> JSONValue? {
    var reader = SandboxRison(rest: Substring(text))
    guard let value = reader.value(), reader.rest.isEmpty else { return nil }
    return value
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  private mutating func value() -> JSONValue? {
    if take("!(") { return list() }
    if take("!t") { return true }
    if take("!f") { return false }
    if take("!n") { return .null }
    if take("(") { return object() }
    if take("'") { return quoted().map(JSONValue.string) }
    return word().map { word in Int(word).map(JSONValue.int) ?? .string(word) }
  }

  private mutating func list() -> JSONValue? {
    var items: [JSONValue] = []
    while !take(")") {
      if !items.isEmpty, !take(",") { return nil }
      guard let item = value() else { return nil }
      items.append(item)
    }
    return .array(items)
  }

  private mutating func object() -> JSONValue? {
    var members: [String: JSONValue] = [:]
    while !take(")") {
      if !members.isEmpty, !take(",") { return nil }
      guard let name = take("'") ? quoted() : word(), take(":"), let member = value() else { return nil }
      members[name] = member
    }
    return .object(members)
  }

  private mutating func quoted() -> String? {
    var text = ""
    while let character = rest.popFirst() {
      switch character {
      case "'": return text
      case "!":
        guard let escaped = rest.popFirst(), "!'".contains(escaped) else { return nil }
        text.append(escaped)
      default: text.append(character)
      }
    }
    return nil
  }

  private mutating func word() -> String? {
    let word = rest.prefix { !" '!:(),*@$".contains($0) }
    rest = rest.dropFirst(word.count)
    return word.isEmpty ? nil : String(word)
  }
}
