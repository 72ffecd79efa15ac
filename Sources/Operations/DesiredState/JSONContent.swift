import HTTPTransport

/// Short for the values that objects are made of.
typealias JSONContent = JSONValue

extension JSONValue {
  /// An object of texts.
  static func texts(_ members: [String: String]) -> JSONValue { .object(members.mapValues(JSONValue.string)) }
}
