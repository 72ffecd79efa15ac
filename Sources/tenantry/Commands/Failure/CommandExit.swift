/// How the program ends, as scripts see it. docs/cli.md has the same table.
enum CommandExit: Int32, CaseIterable, Error, Sendable {
  case ok = 0
  /// The platform said no, or the operation did not succeed.
  case refused = 1
  /// Wrong arguments, an unreadable file, a data folder that cannot be used. The platform was not asked.
  case usage = 2
  case unreachable = 3
  case timeout = 4
  case notSignedIn = 5
  /// Somebody else was faster: look again, then try again.
  case conflict = 6
  case crash = 70
  case interrupted = 130
  /// Nobody reads the output any more: what a program that SIGPIPE ended leaves behind.
  case brokenPipe = 141
}
