import Foundation

/// One line of a log, text as it came: who shows it cleans it.
package struct LogLine: Codable, Equatable, Sendable {
  package var time: Date
  package var severity: LogSeverity
  /// Where it comes from: a step's name or a pod's.
  package var source: String
  package var text: String

  package init(time: Date, severity: LogSeverity, source: String, text: String) {
    self.time = time
    self.severity = severity
    self.source = source
    self.text = text
  }
}
