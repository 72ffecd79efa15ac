/// The newest lines of a log, in memory. A line keeps its number when older ones go.
struct LogMemory: Equatable, Sendable {
  private(set) var lines: [LogLine] = []
  /// The number of the oldest line that is still here.
  private(set) var first = 0
  let linesMax: Int

  init(linesMax: Int) { self.linesMax = max(1, linesMax) }

  /// The number after the newest line.
  var end: Int { first + lines.count }

  subscript(number: Int) -> LogLine? {
    let index = number - first
    return lines.indices.contains(index) ? lines[index] : nil
  }

  /// Adds lines; the oldest tenth goes when there are too many.
  mutating func append(_ more: some Collection<LogLine>) {
    lines.append(contentsOf: more)
    guard lines.count > linesMax else { return }
    let gone = max(lines.count - linesMax, min(lines.count, linesMax / 10))
    lines.removeFirst(gone)
    first += gone
  }
}
