import Foundation

/// One step of an operation, as people see it.
package struct StepView: Codable, Equatable, Sendable {
  /// The stable name.
  package var name: String
  package var title: String
  package var state: StepState
  /// What it made, what it waits for, or why it was skipped: one line.
  package var note: String?
  /// How far it is, 0 to 1; nil when it cannot say.
  package var fraction: Double?
  /// 1 for the first try.
  package var attempt: Int
  package var startedAt: Date?
  package var finishedAt: Date?
  /// Seconds that it takes in the median of past runs; nil when there are none.
  package var secondsTypical: Double?
  /// When it is tried again; set only while it waits for that.
  package var nextTryAt: Date?
  /// Where people see what it made or waits for, an https address; nil when it has none.
  package var link: String?

  package init(
    name: String, title: String, state: StepState, note: String?, fraction: Double?, attempt: Int,
    startedAt: Date?, finishedAt: Date?, secondsTypical: Double?, nextTryAt: Date?, link: String? = nil
  ) {
    self.name = name
    self.title = title
    self.state = state
    self.note = note
    self.fraction = fraction
    self.attempt = attempt
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.secondsTypical = secondsTypical
    self.nextTryAt = nextTryAt
    self.link = link
  }
}
