/// How serious a log line is.
package enum LogSeverity: Int, Comparable, CaseIterable, Sendable {
  /// For developers.
  case debug
  /// Ordinary.
  case info
  /// Needs attention soon.
  case warning
  /// Something failed.
  case error

  /// The milder comes first.
  package static func < (left: LogSeverity, right: LogSeverity) -> Bool { left.rawValue < right.rawValue }

  /// A word of five cells.
  var word: String {
    switch self {
    case .debug: "debug"
    case .info: "info "
    case .warning: "warn "
    case .error: "error"
    }
  }

  /// The sign in the margin of a line and on the scroll bar; what is ordinary has none.
  var glyph: String? {
    switch self {
    case .debug, .info: nil
    case .warning: Glyph.warning
    case .error: Glyph.error
    }
  }

  /// How the word is styled.
  var style: Style {
    switch self {
    case .debug, .info: .dim
    case .warning: .warning
    case .error: .error
    }
  }
}
