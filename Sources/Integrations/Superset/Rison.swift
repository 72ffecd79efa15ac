import HTTPTransport

/// RISON, the compact JSON that Superset takes in its `q` parameter.
///
/// Source: rison.io; Flask-AppBuilder reads it with `prison`.
enum Rison {
  static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: "!n"
    case .bool(let flag): flag ? "!t" : "!f"
    case .int(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): quoted(text)
    case .array(let items): "!(" + items.map(Self.text).joined(separator: ",") + ")"
    case .object(let members):
      "("
        + members.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(Self.text($0.value))" }.joined(
          separator: ",")
        + ")"
    }
  }

  /// A word stands as it is; all else is quoted, so that it is never read as a number or as syntax.
  private static func quoted(_ text: String) -> String {
    let isWord = text.utf8.enumerated().allSatisfy { index, byte in
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x5F: true
      case 0x30...0x39, 0x2E: index > 0
      default: false
      }
    }
    guard text.isEmpty || !isWord else { return text }
    return "'" + text.replacing("!", with: "!!").replacing("'", with: "!'") + "'"
  }
}
