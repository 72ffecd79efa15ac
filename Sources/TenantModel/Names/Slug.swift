/// A tenant's short name: the root of its database, namespace and host name.
///
/// 3 to 40 characters of `a-z`, `0-9` and `-`; starts with a letter, ends with a letter or digit, no `--`
/// (which would read as an internationalised host name), and none of `reserved`.
package struct Slug: ValidatedName {
  package static let noun = "slug"
  package static let lengthMin = 3
  package static let lengthMax = 40

  /// Words that other systems claim as database, namespace, host or device names.
  package static let reserved: Set<String> = [
    "admin", "api", "app", "auth", "aux", "chat", "con", "console", "default", "erp", "grafana", "keycloak",
    "kube-node-lease", "kube-public", "kube-system", "localhost", "mail", "n8n", "nul", "odoo", "portal",
    "postgres", "prn", "root", "smtp", "staging", "status", "superset", "support", "system", "template0",
    "template1", "tenantry", "test", "traefik", "www",
  ]

  package let rawValue: String

  package init(_ text: String) throws(InvalidName) {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last else {
      throw InvalidName(noun: Self.noun, rule: "must not be empty")
    }
    guard bytes.allSatisfy({ $0.isLowercaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") }) else {
      throw InvalidName(noun: Self.noun, rule: "may hold only the letters a–z, the digits 0–9 and hyphens")
    }
    guard first.isLowercaseLetter else {
      throw InvalidName(noun: Self.noun, rule: "must start with a letter a–z")
    }
    guard last != UInt8(ascii: "-") else {
      throw InvalidName(noun: Self.noun, rule: "must end with a letter or a digit")
    }
    guard (Self.lengthMin...Self.lengthMax).contains(bytes.count) else {
      throw InvalidName(
        noun: Self.noun, rule: "must be \(Self.lengthMin) to \(Self.lengthMax) characters long")
    }
    guard !text.contains("--") else {
      throw InvalidName(noun: Self.noun, rule: "must not hold two hyphens in a row")
    }
    guard !Self.reserved.contains(text) else {
      throw InvalidName(noun: Self.noun, rule: "“\(text)” is reserved")
    }
    rawValue = text
  }

  /// `odoo_` and the slug with `_` for `-`: at most 45 bytes, so PostgreSQL never shortens it.
  package var databaseName: DatabaseName { DatabaseName(slug: self) }

  /// `odoo-` and the slug: at most 45 bytes, a DNS-1123 label.
  package var namespace: KubernetesNamespace { KubernetesNamespace(slug: self) }

  /// A proposal for a display name: lower-cased, accents and marks dropped, everything else a hyphen. May be
  /// too short or reserved still; nil when nothing is left.
  package static func suggestion(for name: String) -> String? {
    var out = ""
    for character in name.lowercased().decomposedASCII {
      if character.isASCII, character.isLetter || (character.isNumber && !out.isEmpty) {
        out.append(character)
      } else if !out.isEmpty, !out.hasSuffix("-") {
        out.append("-")
      }
      if out.count == lengthMax { break }
    }
    while out.hasSuffix("-") { out.removeLast() }
    return out.isEmpty ? nil : out
  }
}
