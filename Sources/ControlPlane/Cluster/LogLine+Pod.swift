import Foundation
import Integrations
import TenantryAPI

extension LogLine {
  /// A line of a pod's log: an RFC 3339 time, a blank, and what Odoo wrote. Nil when it begins with no time.
  init?(podLine: String, pod: String) {
    guard let blank = podLine.firstIndex(of: " "), let time = Self.time(podLine[..<blank]) else { return nil }
    let line = OdooLogText(podLine[podLine.index(after: blank)...])
    self.init(time: time, severity: LogSeverity(line.level), source: pod, text: line.text)
  }

  /// The kubelet writes nanoseconds, more than the parser takes; whole seconds are enough to sort by.
  private static func time(_ stamp: Substring) -> Date? {
    let seconds = stamp.prefix(19)
    return try? Date(seconds + "Z", strategy: .iso8601)
  }
}

extension LogSeverity {
  init(_ level: OdooLogText.Level) {
    switch level {
    case .debug: self = .debug
    case .info: self = .info
    case .warning: self = .warning
    case .error, .critical: self = .error
    }
  }
}
