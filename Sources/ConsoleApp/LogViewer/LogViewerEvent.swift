import TerminalKit

/// What can happen to the log viewer.
package enum LogViewerEvent: Sendable {
  case input(InputEvent)
  /// The file's reader found something.
  case found(LogEvent)
  /// Another file is read in the place of the one before, or from its beginning; the sentence says why.
  case reopened(any LogSource, why: String)
  /// Nothing more comes.
  case ended(why: String)
  /// Something was tried for which only success or failure is worth a word.
  case noticed(Notice)
  /// Time has passed that shows.
  case clockTicked
}

/// What the log viewer wants done outside.
package enum LogViewerEffect: Equatable, Sendable {
  /// A question for the file's reader.
  case ask(LogEffect)
  /// Put text on the clipboard.
  case copy(String, what: String)
  /// Write lines to a file of their own; nil for all.
  case save([Int]?)
  /// Tell the time again after so many seconds.
  case wake(seconds: Double)
  case quit
}
