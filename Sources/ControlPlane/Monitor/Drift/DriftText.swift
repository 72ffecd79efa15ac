import HTTPTransport

/// A value as people read it in a finding.
enum DriftText {
  static func of(_ value: JSONValue?) -> String {
    switch value {
    case nil, .null?: "nothing"
    case .string(let text)?: text.isEmpty ? "“”" : text
    case .bool(let flag)?: flag ? "yes" : "no"
    case .int(let number)?: String(number)
    case .double(let number)?: String(number)
    case .array(let items)?: items.isEmpty ? "none" : items.map(of).sorted().joined(separator: ", ")
    case .object?: String(decoding: value?.data ?? .init(), as: UTF8.self)
    }
  }
}
