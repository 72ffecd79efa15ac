/// One thing that was looked at.
struct DoctorCheck: Encodable, Equatable, Sendable {
  enum State: String, Encodable, Sendable {
    case ok
    /// Not as good as it could be; nothing is broken.
    case notice
    /// Broken.
    case problem
    /// Could not be looked at.
    case skipped
  }

  /// What it belongs to: `terminal`, `platform`, `data folder`.
  var area: String
  var name: String
  var state: State
  /// What was found.
  var value: String
  /// What to do about it; nil when there is nothing to do.
  var advice: String?

  init(_ area: String, _ name: String, _ state: State, _ value: String, advice: String? = nil) {
    self.area = area
    self.name = name
    self.state = state
    self.value = value
    self.advice = advice
  }
}
