/// Reads numbers, sizes and yes or no.
enum FilterAmount {
  /// `3`, `-1.5`, `2k`, `500m` (thousandths, as Kubernetes writes them), `80%` (as 80).
  static func number(_ text: String) -> Double? {
    split(text).flatMap { value, unit in
      let factors: [String: Double] = ["": 1, "k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9, "m": 1e-3, "%": 1]
      return factors[unit].map { value * $0 }
    }
  }

  /// Bytes: `10GiB`, `10Gi`, `500MB`, `500m`, `2048`; case does not count.
  static func size(_ text: String) -> Double? {
    split(text).flatMap { value, unit in
      var unit = unit.lowercased()
      if unit.hasSuffix("b") { unit.removeLast() }
      let isBinary = unit.hasSuffix("i")
      if isBinary { unit.removeLast() }
      let powers: [String: Int] =
        isBinary
        ? ["k": 1, "m": 2, "g": 3, "t": 4, "p": 5]
        : ["": 0, "k": 1, "m": 2, "g": 3, "t": 4, "p": 5]
      guard let power = powers[unit] else { return nil }
      return (0..<power).reduce(value) { value, _ in value * (isBinary ? 1_024 : 1_000) }
    }
  }

  static func flag(_ text: String) -> Bool? {
    let text = text.lowercased()
    if ["yes", "y", "true", "on", "1"].contains(text) { return true }
    return ["no", "n", "false", "off", "0"].contains(text) ? false : nil
  }

  /// Digits with a sign and a point, and the unit after them.
  private static func split(_ text: String) -> (Double, String)? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || ".-".contains($0)) }
    guard digits.count <= 15, let value = Double(digits) else { return nil }
    return (value, String(text.dropFirst(digits.count)))
  }
}
