import Foundation
import TenantModel

/// Tells one state of an answer from another (RFC 9110 §8.8.3).
///
/// By content, and before it the version of what has one: `"7.5f2c…"`, so that what `If-Match` sends back says which
/// version was seen.
enum EntityTag {
  static func of(_ body: Data, version: Int?) -> String {
    let content = Fingerprint.of(body)
    return version.map { "\"\($0).\(content)\"" } ?? "\"\(content)\""
  }

  /// Whether a field of `If-None-Match` names the tag; weak and strong count as the same there.
  static func isNamed(_ tag: String, in field: String?) -> Bool {
    guard let field else { return false }
    return field.split(separator: ",").contains { part in
      let part = part.trimmingCharacters(in: .whitespaces)
      return part == "*" || part == tag || part == "W/" + tag
    }
  }

  /// The version that `If-Match` demands; nil for anything else than one strong tag that begins with one.
  static func version(in field: String) -> Int? {
    let field = field.trimmingCharacters(in: .whitespaces)
    guard field.count > 2, field.hasPrefix("\""), field.hasSuffix("\"") else { return nil }
    return field.dropFirst().dropLast().split(separator: ".").first.flatMap { Int($0) }
  }
}
