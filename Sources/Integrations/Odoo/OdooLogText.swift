/// A line that Odoo wrote to its log, taken apart.
///
/// `2026-11-22 14:01:50,123 7 INFO odoo_acme odoo.modules.loading: Modules loaded.` is a time, a process, a level, a
/// database, a logger and a message (odoo/netsvc.py). A line of another shape, such as a traceback's, is all message.
package struct OdooLogText: Equatable, Sendable {
  package enum Level: String, CaseIterable, Sendable {
    case debug = "DEBUG"
    case info = "INFO"
    case warning = "WARNING"
    case error = "ERROR"
    case critical = "CRITICAL"
  }

  package var level: Level
  /// Database, logger and message: what is left when time, process and level stand elsewhere.
  package var text: String

  package init(_ line: some StringProtocol) {
    let words = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
    if words.count == 5, words[0].count == 10, words[1].contains(":"), Int(words[2]) != nil,
      let level = Level(rawValue: String(words[3]))
    {
      self.level = level
      text = String(words[4])
    } else {
      level = .info
      text = String(line)
    }
  }
}
