import TenantryAPI
import TerminalKit

/// The system's own words about a fault, line by line as they came.
package enum FaultWords {
  /// At most so many lines, each to be wrapped; the last one says when there are more.
  package static func lines(of fault: OperationFault, max: Int) -> [Line] {
    let all = Sanitizer.lines(fault.detail ?? "").filter { !$0.isEmpty }
    guard all.count > max else { return all.map { Line("  " + $0, .dim) } }
    let rest = all.count - max + 1
    return all.prefix(max - 1).map { Line("  " + $0, .dim) } + [
      Line("  \(Glyph.ellipsis) \(rest) more lines: the log has them", .dim)
    ]
  }
}
