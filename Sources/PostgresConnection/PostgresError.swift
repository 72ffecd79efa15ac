/// Why PostgreSQL did not do, or did not tell, what it was asked.
package struct PostgresError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Code: String, Sendable {
    /// libpq is not there or too old.
    case libraryMissing
    /// Nothing answers, or the server takes no sessions now; nothing happened.
    case unreachable
    /// The server's certificate is not trusted, or it has no TLS; nothing happened.
    case tls
    /// The server said no; `sqlState` says why.
    case refused
    /// The time was over; what was asked has been stopped, or the session was given up.
    case timeout
    /// The task was cancelled; as with `timeout`.
    case cancelled
    /// The session ended before the answer: it may have happened.
    case lost
    /// The answer is not what such a statement answers.
    case unreadable
  }

  package let code: Code
  /// Five characters, when the server said them.
  package let sqlState: String?
  /// The server's sentence without any value that was bound, and never a secret.
  package let message: String

  package init(_ code: Code, sqlState: String? = nil, _ message: String) {
    self.code = code
    self.sqlState = sqlState
    self.message = message
  }

  package var description: String { sqlState.map { "\(message) (\($0))" } ?? message }

  /// The message without what the statement carried: servers quote the values that they complain about.
  static func redacted(_ message: String, hiding hidden: [String]) -> String {
    hidden.filter { !$0.isEmpty }.sorted { $0.count > $1.count }.reduce(message) { text, value in
      let unquoted = text.replacing("\"\(value)\"", with: "\"•••\"")
      // A short value stands in half of all words; PostgreSQL puts values between quotes.
      return value.count < 4 ? unquoted : unquoted.replacing(value, with: "•••")
    }
  }

  /// What went wrong while connecting, from libpq's words: `… failed: FATAL:  28P01: password authentication
  /// failed …`. Where it tried several ways there are several such lines, and what the server said is worth
  /// more than what else went wrong.
  init(connecting words: String) {
    let line = words.split(separator: "\n").first.map(String.init) ?? ""
    if let match = words.firstMatch(of: /:  ([0-9A-Z]{5}): ([^\n]*)/) {
      let state = String(match.output.1)
      let isAway = ["57P", "08", "53"].contains { state.hasPrefix($0) }
      self.init(isAway ? .unreachable : .refused, sqlState: state, String(match.output.2))
    } else if line.contains("SSL") || line.contains("certificate") {
      self.init(.tls, line)
    } else {
      self.init(.unreachable, line.isEmpty ? "The server does not answer." : line)
    }
  }
}
