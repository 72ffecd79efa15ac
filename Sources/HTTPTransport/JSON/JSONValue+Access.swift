extension JSONValue {
  /// The member of that name; nil for none, and for anything but an object. Setting makes an object of anything else.
  package subscript(key: String) -> JSONValue? {
    get {
      if case .object(let members) = self { members[key] } else { nil }
    }
    set {
      var members = objectValue ?? [:]
      members[key] = newValue
      self = .object(members)
    }
  }

  /// The value at the end of a path of member names.
  package subscript(path first: String, _ rest: String...) -> JSONValue? {
    rest.reduce(self[first]) { $0?[$1] }
  }

  package var stringValue: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// Whole numbers, also those written with a fraction of nought.
  package var intValue: Int? {
    switch self {
    case .int(let value): value
    case .double(let value): Int(exactly: value)
    default: nil
    }
  }

  package var boolValue: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  package var arrayValue: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  package var objectValue: [String: JSONValue]? {
    if case .object(let value) = self { value } else { nil }
  }

  /// This value with another laid over it as RFC 7386 says: objects merge, null removes, all else replaces.
  package func merging(_ patch: JSONValue) -> JSONValue {
    guard case .object(let changes) = patch else { return patch }
    var members = objectValue ?? [:]
    for (key, change) in changes {
      members[key] = change == .null ? nil : (members[key] ?? .null).merging(change)
    }
    return .object(members)
  }
}
