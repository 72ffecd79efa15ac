/// Changes one system's part of a file of connections and leaves all else, comments too, as it stands.
package enum ConnectionsText {
  /// What a new file begins with.
  package static let head = """
    # What this platform is connected to. Secrets are never written here, only where they are:
    # env:NAME, file:/path or exec:/program. “tenantry connect” writes this file; you may, too.

    """

  /// The text with another part for a system, in the order given; with nil it is taken out.
  ///
  /// - Parameter text: a file that YAML can read, with each system at the start of its line.
  package static func replacing(
    _ system: String, in text: String, with fields: [(name: String, value: String)]?
  ) -> String {
    var lines = (text.isEmpty ? head : text).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    let part = fields.map { ["\(system):"] + $0.map { "  \($0.name): \(quoted($0.value))" } } ?? []
    if let first = lines.firstIndex(where: { isHead($0, of: system) }) {
      var end = first + 1
      while end < lines.count, isInside(lines[end]) { end += 1 }
      // Comments and blanks before the next system are that one's.
      while end > first + 1, isBesideContent(lines[end - 1]) { end -= 1 }
      // With a part goes the blank line that set it apart.
      if part.isEmpty { while end < lines.count, lines[end].isEmpty { end += 1 } }
      lines.replaceSubrange(first..<end, with: part)
    } else if !part.isEmpty {
      lines += (lines.isEmpty ? [] : [""]) + part
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func isHead(_ line: String, of system: String) -> Bool {
    [system, "\"\(system)\"", "'\(system)'"].contains { line.hasPrefix($0 + ":") }
  }

  /// Whether a line belongs to the part above it: all that is not the head of another.
  private static func isInside(_ line: String) -> Bool {
    guard let first = line.first else { return true }
    return first == " " || first == "\t" || first == "#" || first == "}" || first == "]"
  }

  private static func isBesideContent(_ line: String) -> Bool {
    line.isEmpty || line.hasPrefix("#")
  }

  /// The value in double quotes, so that nothing in it means anything to YAML.
  private static func quoted(_ value: String) -> String {
    let isPlain =
      value.utf8.first.map { $0 > 0x40 && $0 != 0x60 } == true
      && value.utf8.allSatisfy { byte in
        (0x30...0x3A).contains(byte) || (0x40...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || [0x2D, 0x2E, 0x2F, 0x5F].contains(byte)
      } && !value.hasSuffix(":")
      && !["null", "true", "false", "yes", "no", "on", "off"].contains(value.lowercased())
    guard !isPlain else { return value }
    let escaped = value.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let code = String(scalar.value, radix: 16)
        text += "\\x" + (code.count < 2 ? "0" : "") + code
      default: text.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped)\""
  }
}
