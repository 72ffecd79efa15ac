/// Kubernetes quantities such as `250m`, `1.5` or `512Mi`.
package enum Quantity {
  /// CPU in thousandths of a core, rounded up; 0 for what is no quantity.
  package static func millicores(_ text: String) -> Int { Int((value(text) * 1_000).rounded(.up)) }

  /// Memory in MiB, rounded up; 0 for what is no quantity.
  package static func mebibytes(_ text: String) -> Int { Int((value(text) / 1_048_576).rounded(.up)) }

  /// Whether two texts say the same amount: the API server writes `1000m` as `1`.
  package static func isSame(_ left: String, _ right: String) -> Bool {
    left == right || (value(left) > 0 && value(left) == value(right))
  }

  /// Bytes; nil for what is no quantity.
  package static func bytes(_ text: String) -> Int? {
    let value = value(text)
    return value > 0 ? Int(value) : nil
  }

  private static let factors: [(suffix: String, factor: Double)] = [
    ("Ki", 0x1p10), ("Mi", 0x1p20), ("Gi", 0x1p30), ("Ti", 0x1p40), ("Pi", 0x1p50), ("n", 1e-9), ("u", 1e-6),
    ("m", 1e-3), ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("P", 1e15),
  ]

  private static func value(_ text: String) -> Double {
    let match = factors.first { text.hasSuffix($0.suffix) }
    let number = Double(text.dropLast(match?.suffix.count ?? 0)) ?? 0
    let value = number * (match?.factor ?? 1)
    return value.isFinite && (0..<1e15).contains(value) ? value : 0
  }
}
