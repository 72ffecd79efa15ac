import Foundation

/// A line on its way into a job's log.
package struct LogEntry: Hashable, Sendable {
  package var time: Date
  package var level: LogLevel
  /// At most 4 KiB; a longer text is cut at a character boundary and ends in "…".
  package let text: String

  package init(time: Date, level: LogLevel, text: String) {
    self.time = time
    self.level = level
    self.text = LogBounds.clipped(text)
  }
}
