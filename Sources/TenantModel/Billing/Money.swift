/// An amount in hundredths of a currency. No fraction of a cent is ever kept: what would be one is rounded where it
/// comes about, half away from nought.
package struct Money: Codable, Equatable, Hashable, Sendable {
  package var cents: Int
  /// ISO 4217.
  package var currency: String

  package init(cents: Int, currency: String) {
    self.cents = cents
    self.currency = currency
  }

  /// `1,234.50 USD`; less than nought has its sign in front.
  package var text: String { "\(number) \(currency)" }

  /// `1,234.50`.
  package var number: String {
    let whole = cents.magnitude / 100
    let rest = cents.magnitude % 100
    var digits = String(whole)
    var place = digits.index(digits.endIndex, offsetBy: -3, limitedBy: digits.startIndex)
    while let at = place, at > digits.startIndex {
      digits.insert(",", at: at)
      place = digits.index(at, offsetBy: -3, limitedBy: digits.startIndex)
    }
    return "\(cents < 0 ? "-" : "")\(digits).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Reads `12`, `12.5` or `12.50` as cents; nil for what is no amount.
  package static func cents(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      parts[0].utf8.count <= 9, let whole = Int(parts[0])
    else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    guard (1...2).contains(parts[1].utf8.count), let rest = Int(parts[1]) else { return nil }
    return whole * 100 + (parts[1].utf8.count == 1 ? rest * 10 : rest)
  }

  /// The sums, one for each currency, by the currency's code.
  package static func sums(_ amounts: some Sequence<Money>) -> [Money] {
    let sums = amounts.reduce(into: [String: Int]()) { $0[$1.currency, default: 0] += $1.cents }
    return sums.sorted { $0.key < $1.key }.map { Money(cents: $0.value, currency: $0.key) }
  }

  /// `numerator / denominator` of an amount, half a cent rounded away from nought.
  package static func share(_ cents: Int, _ numerator: Int, of denominator: Int) -> Int {
    guard denominator > 0 else { return 0 }
    let product = cents * numerator
    let half = product < 0 ? -denominator / 2 : denominator / 2
    return (product + half) / denominator
  }
}
