/// A Helm chart in a registry or a repository, with the one version that is meant:
/// `oci://registry.example.net/charts/odoo:1.4.2` or `https://charts.example.net/stable/odoo:1.4.2`.
///
/// The version is a whole one of semver.org without build data, which no tag of a registry can hold; never a range.
package struct HelmChart: ValidatedName {
  package static let noun = "chart"
  package static let lengthMax = 255

  package let rawValue: String

  package init(_ text: String) throws(InvalidName) {
    guard text.utf8.count <= Self.lengthMax, let scheme = Self.schemes.first(where: text.hasPrefix) else {
      throw InvalidName(
        noun: Self.noun,
        rule: "must begin with oci:// or https:// and be at most \(Self.lengthMax) bytes long")
    }
    let rest = text.dropFirst(scheme.count)
    guard let colon = rest.lastIndex(of: ":"), Self.isVersion(rest[rest.index(after: colon)...]) else {
      throw InvalidName(noun: Self.noun, rule: "must end with a whole version, such as :1.4.2")
    }
    let parts = rest[..<colon].split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, Self.isHost(parts[0]), parts.dropFirst().allSatisfy(Self.isPart) else {
      throw InvalidName(noun: Self.noun, rule: "must be a host, a path and the chart's name")
    }
    rawValue = text
  }

  package var isOCI: Bool { rawValue.hasPrefix("oci://") }

  /// The chart's own name.
  package var name: String { String(place.split(separator: "/").last ?? "") }

  package var version: String { String(rawValue.split(separator: ":").last ?? "") }

  /// Where the chart is, without its version: what `helm pull` takes for one in a registry.
  package var place: String { String(rawValue.dropLast(version.count + 1)) }

  /// What the chart is in, without its name.
  package var repository: String { String(place.dropLast(name.count + 1)) }

  private static let schemes = ["oci://", "https://"]

  private static func isHost(_ text: Substring) -> Bool {
    let halves = text.split(separator: ":", omittingEmptySubsequences: false)
    guard halves.count <= 2, let host = halves.first, isPart(host) else { return false }
    return halves.count == 1 || Int(halves[1]).map { (1...65_535).contains($0) } == true
  }

  private static func isPart(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    let isWord = { (byte: UInt8) in byte.isLowercaseLetter || byte.isDigit }
    return isWord(first) && isWord(last) && text.utf8.allSatisfy { isWord($0) || "._-".utf8.contains($0) }
      && !text.contains("..")
  }

  private static func isVersion(_ text: Substring) -> Bool {
    let halves = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    let isWhole = { (part: Substring) in
      !part.isEmpty && part.count <= 9 && part.utf8.allSatisfy(\.isDigit)
        && (part == "0" || !part.hasPrefix("0"))
    }
    guard numbers.count == 3, numbers.allSatisfy(isWhole) else { return false }
    return halves.count == 1
      || halves[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy {
            $0.isLowercaseLetter || $0.isUppercaseLetter || $0.isDigit || $0 == UInt8(ascii: "-")
          }
      }
  }
}
