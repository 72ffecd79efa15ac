/// A container image by repository and tag, for example `odoo:18.0-20251106`; never `latest`, which names no version.
///
/// Source: the grammar of github.com/distribution/reference, without a digest.
package struct ImageReference: ValidatedName {
  package static let noun = "image"
  package static let lengthMax = 255
  package static let tagLengthMax = 128

  package let rawValue: String

  /// What stands before the tag, for example `ghcr.io/acme/odoo`.
  package var repository: String { String(rawValue[..<tagStart]) }

  /// What stands after the last colon, for example `18.0-20251106`.
  package var tag: String { String(rawValue[rawValue.index(after: tagStart)...]) }

  private var tagStart: String.Index { rawValue.lastIndex(of: ":") ?? rawValue.startIndex }

  package init(_ text: String) throws(InvalidName) {
    guard text.utf8.count <= Self.lengthMax, let colon = text.lastIndex(of: ":") else {
      throw InvalidName(noun: Self.noun, rule: "must be a repository and a tag, such as odoo:18.0-20251106")
    }
    let repository = text[..<colon]
    let tag = text[text.index(after: colon)...]
    guard Self.isRepository(repository) else {
      throw InvalidName(noun: Self.noun, rule: "has a repository part that is not one")
    }
    guard Self.isTag(tag) else {
      throw InvalidName(
        noun: Self.noun, rule: "has a tag that is not 1 to \(Self.tagLengthMax) of A–Z a–z 0–9 _ . -")
    }
    guard tag != "latest" else {
      throw InvalidName(noun: Self.noun, rule: "must name a version: “latest” changes under your feet")
    }
    rawValue = text
  }

  private static func isRepository(_ text: Substring) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.isEmpty
      && parts.enumerated().allSatisfy { index, part in
        guard let first = part.utf8.first, let last = part.utf8.last else { return false }
        let marks = index == 0 && parts.count > 1 ? "._-:" : "._-"
        return (first.isLowercaseLetter || first.isDigit) && (last.isLowercaseLetter || last.isDigit)
          && part.utf8.allSatisfy { $0.isLowercaseLetter || $0.isDigit || marks.utf8.contains($0) }
      }
  }

  private static func isTag(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= tagLengthMax else { return false }
    let isWord = { (byte: UInt8) in
      byte.isLowercaseLetter || byte.isUppercaseLetter || byte.isDigit || byte == UInt8(ascii: "_")
    }
    return isWord(first) && text.utf8.allSatisfy { isWord($0) || ".-".utf8.contains($0) }
  }
}
