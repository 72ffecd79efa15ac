/// How many bytes, for people: the one place that says them, so that a number is the same wherever it is read.
package enum ByteCount {
  /// `1.2 GiB`, `640 MiB`: in the unit that keeps them short.
  package static func text(_ count: Int) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"]
    var value = Double(count), unit = 0
    while value >= 1_000, unit < units.count - 1 {
      value /= 1_024
      unit += 1
    }
    return "\(value >= 10 || unit == 0 ? "\(Int(value.rounded()))" : short(value)) \(units[unit])"
  }

  /// One decimal where it says something.
  package static func short(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
