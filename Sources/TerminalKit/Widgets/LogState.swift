/// A log being read: its lines, the least severity shown, and where one stands in it.
package struct LogState: Equatable, Sendable {
  /// Whether the newest line stays in sight.
  package private(set) var isFollowing = true
  /// Whether long lines wrap.
  package private(set) var wraps = false
  /// Milder lines are left out.
  package private(set) var minimum: LogSeverity = .debug
  private var lines: [LogLine] = []
  private var shown: [Int32] = []
  private var bottom = 0
  private var shift = 0
  private let linesMax: Int
  private let window = Measure(otherwise: 10)

  /// Makes an empty log that keeps so many lines.
  package init(linesMax: Int = 100_000) { self.linesMax = max(1, linesMax) }

  /// How many lines are shown.
  package var count: Int { shown.count }
  /// How many columns the text is moved to the left.
  var columns: Int { wraps ? 0 : shift }
  /// The place after the last line in sight.
  package var end: Int { isFollowing ? shown.count : min(bottom, shown.count) }

  /// A shown line.
  package subscript(index: Int) -> LogLine { lines[Int(shown[index])] }

  /// Adds lines at the end; the oldest tenth goes when there are too many.
  package mutating func append(_ more: some Collection<LogLine>) {
    for line in more {
      if line.severity >= minimum { shown.append(Int32(lines.count)) }
      lines.append(line)
    }
    guard lines.count > linesMax else { return }
    let before = shown.count
    lines.removeFirst(max(lines.count - linesMax, min(lines.count, linesMax / 10)))
    refilter()
    bottom = max(min(window.value, shown.count), bottom - (before - shown.count))
  }

  /// Shows only lines at least so severe.
  package mutating func setMinimum(_ severity: LogSeverity) {
    let anchor = end > 0 ? shown[end - 1] : 0
    minimum = severity
    refilter()
    bottom = (shown.firstIndex { $0 > anchor } ?? shown.count)
  }

  /// Follows the end, or stays where it is.
  package mutating func setFollowing(_ follows: Bool) {
    if !follows, isFollowing { bottom = shown.count }
    isFollowing = follows
  }

  /// Takes a key; answers whether it meant anything here.
  ///
  /// Arrows, pages, `g` and `G` scroll, `f` follows or pauses, `w` wraps, `v` raises the least severity.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .up, "k": scroll(by: -1)
    case .down, "j": scroll(by: 1)
    case .pageUp, .ctrl("b"): scroll(by: 1 - window.value)
    case .pageDown, .ctrl("f"), .space: scroll(by: window.value - 1)
    case .ctrl("u"): scroll(by: -max(1, window.value / 2))
    case .ctrl("d"): scroll(by: max(1, window.value / 2))
    case .home, "g": scroll(by: -shown.count)
    case .end, "G": setFollowing(true)
    case .left: shift = max(0, shift - 8)
    case .right: shift += 8
    case "f": setFollowing(!isFollowing)
    case "w": wraps.toggle()
    case "v": setMinimum(LogSeverity(rawValue: (minimum.rawValue + 1) % LogSeverity.allCases.count) ?? .debug)
    default: return false
    }
    return true
  }

  /// Moves by lines; moving up pauses, reaching the end follows again.
  package mutating func scroll(by rows: Int) {
    let place = end + rows
    isFollowing = place >= shown.count && (rows > 0 || isFollowing && rows == 0)
    bottom = max(min(window.value, shown.count), min(place, shown.count))
  }

  /// Where one stands, for the rule above: `following · 1,204 lines · warn+`, `held at line 32 · …`.
  package var statusText: String {
    let place = isFollowing ? "following" : "held at line \(Count.grouped(end))"
    var text = "\(place) · \(Count.grouped(shown.count)) \(shown.count == 1 ? "line" : "lines")"
    if minimum > .debug { text += " · \(minimum.word.filter { $0 != " " })+" }
    return text
  }

  /// Notes how many rows were drawn.
  func note(rows: Int) { window.value = max(1, rows) }

  private mutating func refilter() {
    shown = lines.indices.compactMap { lines[$0].severity >= minimum ? Int32($0) : nil }
  }
}
