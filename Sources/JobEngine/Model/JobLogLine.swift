import Foundation

/// One stored line of a job's log.
package struct JobLogLine: Hashable, Sendable {
  /// The step's 1-based number.
  package var step: Int
  /// Place in the whole job's log, 1-based and ascending; a page asks for what comes after one.
  package var sequence: Int64
  /// Place in the step's log, 1-based; `LogBounds` decides by it what is kept.
  package var line: Int
  package var time: Date
  package var level: LogLevel
  /// At most 4 KiB.
  package var text: String

  package init(
    step: Int, sequence: Int64, line: Int, time: Date, level: LogLevel, text: String
  ) {
    self.step = step
    self.sequence = sequence
    self.line = line
    self.time = time
    self.level = level
    self.text = text
  }
}
