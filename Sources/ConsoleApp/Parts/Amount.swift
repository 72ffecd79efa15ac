import TenantModel
import TerminalKit

/// How much of how much, in a unit that keeps it short.
package enum Amount {
  /// `52/128 cores`, `6.3/10 TiB`.
  package static func text(_ used: Double, of total: Double, unit: String) -> String {
    if unit == "GiB", total >= 1_024 { return "\(short(used / 1_024))/\(short(total / 1_024)) TiB" }
    return "\(Count.grouped(Int(used.rounded())))/\(Count.grouped(Int(total.rounded()))) \(unit)"
  }

  /// `1.2 GiB`, `640 MiB`: bytes in the unit that keeps them short.
  package static func bytes(_ count: Int) -> String { ByteCount.text(count) }

  /// One decimal where it says something.
  private static func short(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
