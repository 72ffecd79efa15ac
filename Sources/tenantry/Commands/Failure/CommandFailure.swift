/// Why a command ends early: what to print, and how to end.
struct CommandFailure: Error, Equatable, Sendable {
  var status: CommandExit
  /// What was refused and why, one sentence.
  var message: String
  /// More about it, a line each.
  var details: [String]
  /// What to type next, or what to change; a line each.
  var hints: [String]

  init(_ status: CommandExit, _ message: String, details: [String] = [], hints: [String] = []) {
    self.status = status
    self.message = message
    self.details = details
    self.hints = hints
  }
}
