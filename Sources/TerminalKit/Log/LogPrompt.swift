/// A question asked at the lower edge of a log.
struct LogPrompt: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case search
    case show
    case hide
    case goTo
  }

  let kind: Kind
  /// How an answer about lines to show or hide is understood.
  var language = LogLanguage.patterns
  var field = TextField()
  /// Why what was typed cannot be taken.
  var problem: String?

  /// What stands before the field.
  var label: String {
    switch kind {
    case .search: "search"
    case .show: "show only"
    case .hide: "hide"
    case .goTo: "go to"
    }
  }

  /// What stands in the field while it is empty.
  var hint: String {
    switch kind {
    case .search: LogLanguage.patterns.hint
    case .show, .hide: language.hint
    case .goTo: "a line's number, or a time: 14:02"
    }
  }

  /// What was typed, as a pattern to highlight while it is typed.
  var pattern: LogPattern? { kind == .goTo ? nil : try? LogPattern(field.text) }
}
