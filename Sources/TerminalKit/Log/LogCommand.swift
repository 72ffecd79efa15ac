/// What one can do in a log. One list: keys, bottom line, help, palette and documentation come from it.
///
/// `w` is the next warning, as in lnav; k9s wraps with it, which is `z` here. `s` follows, as in k9s. The digits are
/// k9s's ranges of time.
package enum LogCommand: String, CaseIterable, Sendable {
  /// Follows the end, or stays.
  case follow = "log_follow"
  /// Asks what to look for.
  case search = "log_search"
  /// Goes to the next match.
  case nextMatch = "log_next_match"
  /// Goes to the match before.
  case previousMatch = "log_previous_match"
  /// Goes to the next error.
  case nextError = "log_next_error"
  /// Goes to the error before.
  case previousError = "log_previous_error"
  /// Goes to the next warning.
  case nextWarning = "log_next_warning"
  /// Goes to the warning before.
  case previousWarning = "log_previous_warning"
  /// Leaves out milder lines.
  case severity = "log_severity"
  /// Leaves out fewer.
  case severityLower = "log_severity_lower"
  /// Asks what to show.
  case show = "log_show"
  /// Asks what to hide.
  case hide = "log_hide"
  /// Shows everything.
  case showAll = "log_show_all"
  /// Wraps long lines.
  case wrap = "log_wrap"
  /// Shows times, ages or neither.
  case times = "log_times"
  /// Goes to the end and drops the range of time.
  case tail = "log_tail"
  /// Goes to the first line.
  case head = "log_head"
  /// Shows the last minute.
  case since1m = "log_since_1m"
  /// Shows the last five minutes.
  case since5m = "log_since_5m"
  /// Shows the last quarter of an hour.
  case since15m = "log_since_15m"
  /// Shows the last half hour.
  case since30m = "log_since_30m"
  /// Shows the last hour.
  case since1h = "log_since_1h"
  /// Marks the line, or takes the mark away.
  case mark = "log_mark"
  /// Goes to the next mark.
  case nextMark = "log_next_mark"
  /// Goes to the mark before.
  case previousMark = "log_previous_mark"
  /// Takes all marks away.
  case clearMarks = "log_clear_marks"
  /// Asks where to go.
  case goTo = "log_go_to"
  /// Copies the marked lines, or this one.
  case copy = "log_copy"
  /// Saves the marked lines, or all that are shown.
  case save = "log_save"

  /// Its keys, unless a keymap says otherwise.
  package var keys: [Key] {
    switch self {
    case .follow: ["f", "s"]
    case .search: ["/"]
    case .nextMatch: ["n"]
    case .previousMatch: ["N"]
    case .nextError: ["e"]
    case .previousError: ["E"]
    case .nextWarning: ["w"]
    case .previousWarning: ["W"]
    case .severity: ["v"]
    case .severityLower: ["V"]
    case .show: ["i", "&"]
    case .hide: ["o"]
    case .showAll: ["x"]
    case .wrap: ["z"]
    case .times: ["t"]
    case .tail: ["0"]
    case .head: ["1"]
    case .since1m: ["2"]
    case .since5m: ["3"]
    case .since15m: ["4"]
    case .since30m: ["5"]
    case .since1h: ["6"]
    case .mark: ["m"]
    case .nextMark: ["'"]
    case .previousMark: ["\""]
    case .clearMarks: ["C"]
    case .goTo: ["J", .ctrl("g")]
    case .copy: ["c"]
    case .save: ["S", .ctrl("s")]
    }
  }

  /// The seconds that a range of time reaches back.
  var secondsBack: Double? {
    switch self {
    case .since1m: 60
    case .since5m: 300
    case .since15m: 900
    case .since30m: 1_800
    case .since1h: 3_600
    default: nil
    }
  }

  /// Its place in the bottom line.
  private var footer: Int? {
    switch self {
    case .follow: 10
    case .search: 11
    case .nextError: 12
    case .show: 13
    case .hide: 14
    case .mark: 16
    case .save: 17
    default: nil
    }
  }

  /// The command as help, palette and keymap have it.
  func command(in log: LogState) -> Command {
    let (title, label) = words(log)
    return Command(
      rawValue, title, label: label, keys: keys, scope: "log", disabledReason: reason(log),
      footer: footer)
  }

  private func words(_ log: LogState) -> (title: String, label: String) {
    switch self {
    case .follow:
      log.isFollowing ? ("Stay at this place", "hold") : ("Follow the newest lines", "follow")
    case .search: ("Look for text or a /regex/", "search")
    case .nextMatch: ("Go to the next match", "next match")
    case .previousMatch: ("Go to the match before", "match before")
    case .nextError: ("Go to the next error", "next error")
    case .previousError: ("Go to the error before", "error before")
    case .nextWarning: ("Go to the next warning", "next warning")
    case .previousWarning: ("Go to the warning before", "warning before")
    case .severity: ("Leave out milder lines", "severity")
    case .severityLower: ("Let milder lines in again; from all lines, errors only", "milder")
    case .show: ("Show only lines that pass a filter: words, field:value, !not, /regex/", "show only")
    case .hide: ("Hide lines that pass a filter", "hide")
    case .showAll: ("Show every line again: no filter, no range of time", "show all")
    case .wrap: (log.wraps ? "Cut long lines" : "Wrap long lines", "wrap")
    case .times: ("Show times, ages, or neither", "times")
    case .tail: ("Go to the end, of all times", "tail")
    case .head: ("Go to the first line", "head")
    case .since1m: ("Show the last minute of the log", "1m")
    case .since5m: ("Show the last 5 minutes of the log", "5m")
    case .since15m: ("Show the last 15 minutes of the log", "15m")
    case .since30m: ("Show the last 30 minutes of the log", "30m")
    case .since1h: ("Show the last hour of the log", "1h")
    case .mark: ("Mark the line, or take the mark away", "mark")
    case .nextMark: ("Go to the next mark", "next mark")
    case .previousMark: ("Go to the mark before", "mark before")
    case .clearMarks: ("Take all marks away", "clear marks")
    case .goTo: ("Go to a line's number or to a time", "go to")
    case .copy: ("Copy the marked lines, or this one", "copy")
    case .save: ("Save the marked lines, or all that are shown, to a file", "save")
    }
  }

  private func reason(_ log: LogState) -> String? {
    switch self {
    case .nextMatch, .previousMatch: log.search == nil ? "nothing is looked for" : nil
    case .nextMark, .previousMark, .clearMarks: log.marks.isEmpty ? "no line is marked" : nil
    case .showAll: log.filter.isEmpty ? "every line is shown" : nil
    case .copy, .save, .mark: log.count == 0 ? "no line is shown" : nil
    default: nil
    }
  }
}
