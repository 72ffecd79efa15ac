/// A path inside the desired-state repository: relative, `/`-separated, no part that could leave it or reach Git's own files.
package struct GitPath: ValidatedName {
  package static let noun = "path"
  package static let bytesMax = 255

  package let rawValue: String

  package init(_ text: String) throws(InvalidName) {
    guard (1...Self.bytesMax).contains(text.utf8.count) else {
      throw InvalidName(noun: Self.noun, rule: "must be 1 to \(Self.bytesMax) bytes long")
    }
    for part in text.split(separator: "/", omittingEmptySubsequences: false) {
      guard !part.isEmpty, part != ".", part != "..", part.lowercased() != ".git" else {
        throw InvalidName(noun: Self.noun, rule: "must not hold empty parts, “.”, “..” or “.git”")
      }
      guard
        part.utf8.allSatisfy({
          $0.isLowercaseLetter || $0.isUppercaseLetter || $0.isDigit || "._-".utf8.contains($0)
        }), part.utf8.first != UInt8(ascii: "-")
      else {
        throw InvalidName(
          noun: Self.noun,
          rule: "may hold only letters, digits, “.”, “_” and “-”, and no part may start with “-”")
      }
    }
    rawValue = text
  }

  /// `tenants/<slug>/<file>`, where `file` may hold slashes of its own.
  package static func tenant(_ slug: Slug, _ file: String) throws(InvalidName) -> GitPath {
    try GitPath("tenants/\(slug.rawValue)/\(file)")
  }
}
