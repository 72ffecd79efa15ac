import TerminalKit

/// Some lines of a file, read at once to be looked through.
struct LineBatch {
  /// A batch has about so many bytes; of a longer line no more are looked at.
  static let bytesMax = 1 << 21
  /// So many lines are kept together with the line that they belong to.
  private static let recordLinesMax = 10_000

  let lines: Range<Int>
  /// Where each line begins in `bytes`.
  let starts: [Int]
  /// Where each record begins, as places in `starts`: a line and those that belong to it.
  let records: [Int]
  /// Valid as long as the room is not used again.
  let bytes: UnsafeRawBufferPointer

  /// Reads the lines from one on; with records, it does not end within one.
  init(_ file: LogFile, from first: Int, upTo end: Int, room: ReadRoom) {
    let (starts, records, place, length) = file.index.withLock { index in
      let end = min(end, index.count)
      let place = index.starts[first]
      var last = first + 1
      while last < end, index.starts[last] - place < Self.bytesMax { last += 1 }
      var extra = 0
      while last < end, extra < Self.recordLinesMax, index.isContinuation(last) {
        last += 1
        extra += 1
      }
      let stop = last < index.count ? index.starts[last] : index.scanned
      return (
        index.starts[first..<last].map { $0 - place },
        (first..<last).filter { $0 == first || !index.isContinuation($0) }.map { $0 - first }, place,
        stop - place
      )
    }
    let bytes = room.room(for: min(length, 2 * Self.bytesMax))
    let count = file.descriptor.read(into: bytes, at: place)
    self.bytes = UnsafeRawBufferPointer(rebasing: bytes[0..<count])
    // What the file lost meanwhile, or a line too long for the room leaves no place for, has no bytes.
    self.starts = starts.map { min($0, count) }
    self.records = records
    lines = first..<first + starts.count
  }

  /// The numbers of the lines that match.
  func matches(_ pattern: LogPattern, _ scratch: ByteSearch.Scratch) -> [Int] {
    pattern.matchingLines(in: bytes, starts: starts, scratch: scratch).map { $0 + lines.lowerBound }
  }

  /// The places in `records` of those that match.
  func matchingRecords(_ pattern: LogPattern, _ scratch: ByteSearch.Scratch) -> [Int] {
    var found: [Int] = []
    var record = 0
    for line in pattern.matchingLines(in: bytes, starts: starts, scratch: scratch) {
      while record + 1 < records.count, records[record + 1] <= line { record += 1 }
      if found.last != record { found.append(record) }
    }
    return found
  }

  /// The numbers of the lines that a filter shows. Lines that belong together are shown or hidden together.
  ///
  /// - Parameter lastSeconds: the last time met, for lines that have none; kept from batch to batch.
  func kept(
    by filter: LogFilter, in file: LogFile, lastSeconds: inout Double?, _ scratch: ByteSearch.Scratch
  ) -> [Int] {
    let all = Array(records.indices)
    let needsTimes = (filter.shows + filter.hides).contains { $0.test.needsTime }
    let times = needsTimes ? self.times(in: file, lastSeconds: &lastSeconds) : []
    var candidates = all
    func asked(_ conditions: [LogCondition]) -> [[Int]] {
      conditions.map { passing($0.test, among: all, times, in: file, scratch) }
    }
    if !filter.shows.isEmpty {
      let found = asked(filter.shows)
      candidates = found.count == 1 ? found[0] : Set(found.joined()).sorted()
    }
    if !filter.hides.isEmpty {
      let hidden = Set(asked(filter.hides).joined())
      candidates.removeAll { hidden.contains($0) }
    }
    if filter.minimum > .debug {
      candidates = zip(candidates, severities(of: candidates, in: file))
        .filter { $0.1 >= filter.minimum }.map(\.0)
    }
    var kept: [Int] = []
    for record in candidates {
      if let since = filter.since {
        let seconds: Double?
        if needsTimes {
          seconds = times[record]
        } else {
          lastSeconds = file.seconds(head(of: record)) ?? lastSeconds
          seconds = lastSeconds
        }
        guard (seconds ?? since) >= since else { continue }
      }
      let end = record + 1 < records.count ? records[record + 1] : starts.count
      kept += lines.lowerBound + records[record]..<lines.lowerBound + end
    }
    return kept
  }
}
