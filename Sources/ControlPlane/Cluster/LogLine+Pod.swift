import Foundation
import TenantryAPI

extension LogLine {
  /// A line of a pod's log: an RFC 3339 time, a blank, and what Odoo wrote. Nil when it begins with no time.
  ///
  /// Odoo writes `2026-11-22 14:01:50,123 7 INFO odoo_acme odoo.modules.loading: Modules loaded.`
  init?(podLine: String, pod: String) {
    guard let blank = podLine.firstIndex(of: " "), let time = Self.time(podLine[..<blank]) else { return nil }
    let text = podLine[podLine.index(after: blank)...]
    self.init(time: time, severity: Self.severity(of: text), source: pod, text: Self.withoutStamp(text))
  }

  /// The kubelet writes nanoseconds, more than the parser takes; whole seconds are enough to sort by.
  private static func time(_ stamp: Substring) -> Date? {
    let seconds = stamp.prefix(19)
    return try? Date(seconds + "Z", strategy: .iso8601)
  }

  private static func severity(of text: Substring) -> LogSeverity {
    let words = text.prefix(60).split(separator: " ", maxSplits: 5)
    if words.contains("CRITICAL") || words.contains("ERROR") { return .error }
    if words.contains("WARNING") { return .warning }
    return words.contains("DEBUG") ? .debug : .info
  }

  /// The text after Odoo's own time, process id and level, which the line carries already.
  private static func withoutStamp(_ text: Substring) -> String {
    let words = text.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
    guard words.count == 5, words[0].count == 10, words[0].contains("-"), words[1].contains(":"), Int(words[2]) != nil
    else { return String(text) }
    return String(words[4])
  }
}
