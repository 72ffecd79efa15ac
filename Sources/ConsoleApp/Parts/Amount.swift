import TenantModel
import TerminalKit

/// How much of how much, in a unit that keeps it short.
package enum Amount {
  /// `52/128 cores`, `6.3/10 TiB`.
  package static func text(_ used: Double, of total: Double, unit: String) -> String {
    if unit == "GiB", total >= 1_024 {
      return "\(ByteCount.short(used / 1_024))/\(ByteCount.short(total / 1_024)) TiB"
    }
    return "\(Count.grouped(Int(used.rounded())))/\(Count.grouped(Int(total.rounded()))) \(unit)"
  }
}
