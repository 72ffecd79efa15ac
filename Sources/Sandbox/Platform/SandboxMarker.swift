/// The marks by which an operation's effects are known: `tenantry:<tenant>:<operation>`, and the trailer
/// `Tenantry-Operation: <operation>` of commits.
enum SandboxMarker {
  /// The operation that a text names as its cause, or nil.
  static func operation(in text: String?) -> String? {
    let words = (text ?? "").split(whereSeparator: \.isWhitespace)
    for (index, word) in words.enumerated() {
      let parts = word.split(separator: ":")
      if parts.count == 3, parts[0] == "tenantry" { return String(parts[2]) }
      if word == "Tenantry-Operation:", index + 1 < words.count { return String(words[index + 1]) }
    }
    return nil
  }
}
