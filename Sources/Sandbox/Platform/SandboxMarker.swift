/// The mark by which an operation's effects are known: `tenantry:<tenant>:<operation>`.
enum SandboxMarker {
  /// The operation that a text names as its cause, or nil.
  static func operation(in text: String?) -> String? {
    for word in (text ?? "").split(whereSeparator: { $0.isWhitespace }) where word.hasPrefix("tenantry:") {
      let parts = word.split(separator: ":")
      if parts.count == 3 { return String(parts[2]) }
    }
    return nil
  }
}
