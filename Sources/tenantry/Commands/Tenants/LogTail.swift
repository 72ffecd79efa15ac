import Foundation
import TenantryAPI

/// What is new in a log that is looked at again and again. Pure: answers go in, lines come out.
///
/// The answers have no cursor and overlap: a line that came as often before is old.
struct LogTail: Sendable {
  private struct Key: Hashable {
    var time: Date
    var source: String
    var text: String
  }

  private var seen: [Key: Int] = [:]
  private var missing: [String] = []
  private(set) var isFirstLook = true
  /// Nothing older than the first answer's first line is news: another look may reach further back.
  private var start: Date?

  /// The lines that were not there before, and what to say about those that are not there.
  mutating func take(_ answer: GetTenantLogs.Output) -> (lines: [LogLine], messages: [String]) {
    var messages = answer.missing.filter { !missing.contains($0) }
    missing = answer.missing
    if isFirstLook {
      start = answer.dropped > 0 ? answer.lines.first?.time : nil
      if answer.dropped > 0 { messages.append("\(Spell.count(answer.dropped, "older line")) left out.") }
    }
    isFirstLook = false
    return (news(in: answer.lines), messages)
  }

  private mutating func news(in lines: [LogLine]) -> [LogLine] {
    var counts: [Key: Int] = [:]
    var news: [LogLine] = []
    for line in lines {
      if let start, line.time < start { continue }
      let key = Key(time: line.time, source: line.source, text: line.text)
      counts[key, default: 0] += 1
      if counts[key, default: 0] > seen[key, default: 0] { news.append(line) }
    }
    // A source that is away for a moment comes back with its old lines: only what fell out of the window is
    // forgotten.
    if let oldest = lines.first?.time { seen = seen.filter { $0.key.time >= oldest } }
    seen.merge(counts) { max($0, $1) }
    return news
  }
}
