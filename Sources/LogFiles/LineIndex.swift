import TerminalKit

/// Where the lines of a file begin and how serious they are: nine bytes a line.
struct LineIndex: Sendable {
  /// Lines of which the most serious is noted together.
  static let blockLines = 256
  private static let continuation: UInt8 = 0x80

  /// Where each line begins.
  private(set) var starts: [Int] = []
  /// A line's severity plus one, 0 for none; the top bit for lines that belong to the line above.
  private var levels: [UInt8] = []
  private var worst: [UInt8] = []
  private var inherited: UInt8 = 0
  /// Lines without a time belong to the line above once one had a time.
  private var hasTimes = false
  /// How far line ends were looked for.
  var scanned = 0
  /// Where the line begins whose end was not met yet.
  var openStart = 0
  /// Whether the last line is one whose end was not met yet.
  private(set) var isLastOpen = false

  var count: Int { starts.count }

  /// Adds a line by its beginning.
  mutating func append(start: Int, _ head: UnsafeRawBufferPointer) {
    let facts = LogParser.facts(head)
    let belongs = facts.isDetail && count > 0 || hasTimes && facts.stamp == nil && count > 0
    if facts.stamp != nil, !facts.isDetail { hasTimes = true }
    if !belongs { inherited = facts.severity.map { UInt8($0.rawValue + 1) } ?? 0 }
    if starts.count % Self.blockLines == 0 { worst.append(0) }
    starts.append(start)
    levels.append(inherited | (belongs ? Self.continuation : 0))
    worst[worst.count - 1] = max(worst[worst.count - 1], inherited)
  }

  /// Adds the last line although its end was not met.
  mutating func appendOpen(_ head: UnsafeRawBufferPointer) {
    append(start: openStart, head)
    isLastOpen = true
  }

  /// Takes that line away again, because more of it is there now.
  mutating func dropOpen() {
    guard isLastOpen else { return }
    isLastOpen = false
    starts.removeLast()
    levels.removeLast()
    if starts.count % Self.blockLines == 0 { worst.removeLast() }
  }

  func severity(_ line: Int) -> LogSeverity? {
    guard levels.indices.contains(line) else { return nil }
    return Self.severity(levels[line])
  }

  func isContinuation(_ line: Int) -> Bool {
    levels.indices.contains(line) && levels[line] & Self.continuation != 0
  }

  func next(_ severity: LogSeverity, in range: Range<Int>, forwards: Bool) -> Int? {
    let wanted = UInt8(severity.rawValue + 1)
    let range = range.clamped(to: 0..<count)
    return levels.withUnsafeBufferPointer { levels in
      forwards ? range.first { levels[$0] == wanted } : range.last { levels[$0] == wanted }
    }
  }

  /// The most serious of a range; of a long one, of the blocks that it touches.
  func worst(in range: Range<Int>) -> LogSeverity? {
    let range = range.clamped(to: 0..<count)
    guard !range.isEmpty else { return nil }
    var found: UInt8 = 0
    if range.count <= 2 * Self.blockLines {
      for line in range { found = max(found, levels[line] & ~Self.continuation) }
    } else {
      let blocks =
        (range.lowerBound + Self.blockLines - 1) / Self.blockLines..<range.upperBound / Self.blockLines
      for block in blocks { found = max(found, worst[block]) }
    }
    return Self.severity(found)
  }

  private static func severity(_ level: UInt8) -> LogSeverity? {
    LogSeverity(rawValue: Int(level & ~continuation) - 1)
  }
}
