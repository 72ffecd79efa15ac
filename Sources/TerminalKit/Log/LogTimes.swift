/// How the times of a log are shown.
package enum LogTimes: String, CaseIterable, Sendable {
  /// As they are written.
  case absolute
  /// As ages: `4m`.
  case relative
  /// Not at all.
  case off
}
