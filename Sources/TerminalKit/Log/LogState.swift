/// A log being read: its lines, those of them that are shown, and where one stands in it.
///
/// Lines have numbers that never change, from 0; places count the lines that are shown. The lines are in memory, or
/// behind a `LogSource`; then searching and filtering is done outside (`LogEffect`) and told by `receive(_:)`.
package struct LogState: Equatable, Sendable {
  /// A source is the same as itself.
  private struct Outside: Equatable, Sendable {
    let source: any LogSource
    static func == (left: Outside, right: Outside) -> Bool { left.source === right.source }
  }

  /// Whether the newest line stays in sight.
  package internal(set) var isFollowing = true
  /// Whether long lines wrap.
  package internal(set) var wraps = false
  /// How times are shown.
  package internal(set) var times = LogTimes.absolute
  /// Which lines are shown.
  package internal(set) var filter = LogFilter()
  /// The numbers of the marked lines, ascending.
  package internal(set) var marks: [Int] = []
  /// Whether lines may still come; a file that is only looked at has an end, and nothing follows it.
  package let isLive: Bool
  /// How filters are understood.
  let language: LogLanguage

  var memory: LogMemory
  private var outside: Outside?
  /// How much of the source is known, 1 for all.
  var fraction = 1.0
  /// The number after the newest line that is known of a source.
  var outsideEnd = 0
  /// The numbers of the lines that are shown, ascending; nil for all.
  var kept: [Int]?
  /// All lines before this one went through the filter.
  var filtered = 0
  var search: LogSearch?
  /// The matches that are shown.
  var hits: [Int] = []
  /// The line one stands on, while nothing is followed.
  var cursor = 0
  /// The first line in sight, while nothing is followed.
  var top = 0
  /// The number after the newest line when following ended.
  var heldEnd = 0
  var shift = 0
  var prompt: LogPrompt?
  /// What there is to say about the last key.
  var message: String?
  /// Tells answers to older questions apart.
  var generation = 0
  let window = Measure(otherwise: 10)

  /// Makes an empty log that keeps so many lines in memory.
  package init(linesMax: Int = 100_000, language: LogLanguage = .patterns) {
    self.language = language
    memory = LogMemory(linesMax: linesMax)
    outside = nil
    isLive = true
  }

  /// Makes a log of a source, of which so many lines are known; it stands at the first line, or follows.
  package init(
    _ source: any LogSource, lines: Int, fraction: Double, isLive: Bool, language: LogLanguage = .patterns
  ) {
    self.language = language
    memory = LogMemory(linesMax: 1)
    outside = Outside(source: source)
    outsideEnd = lines
    self.fraction = fraction
    self.isLive = isLive
    isFollowing = isLive
  }

  /// The source of lines that are not in memory.
  package var source: (any LogSource)? { outside?.source }
  /// The number of the oldest line there is.
  var first: Int { outside == nil ? memory.first : 0 }
  /// The number after the newest line there is.
  package var end: Int { outside == nil ? memory.end : outsideEnd }
  /// How many lines are shown.
  package var count: Int { kept?.count ?? end - first }
  /// How many lines there are and are not shown.
  package var hiddenCount: Int { end - first - count }
  /// How many lines came since one stopped following, of those that are shown.
  package var newCount: Int { isFollowing || !isLive ? 0 : count - place(of: heldEnd) }
  /// Whether what is typed goes into a question.
  package var captures: Bool { prompt != nil }
  /// How many columns the text is moved to the left.
  var columns: Int { wraps ? 0 : shift }

  /// The number of the line at a place.
  func number(at place: Int) -> Int { kept?[place] ?? first + place }

  /// The place of a line, or of the next that is shown; the count when there is none.
  func place(of number: Int) -> Int { kept?.lowerBound(number) ?? max(0, min(number - first, count)) }

  /// The place one stands on; -1 in an empty log.
  var cursorPlace: Int { isFollowing ? count - 1 : min(place(of: cursor), count - 1) }

  /// The number of the line one stands on; nil in an empty log.
  package var cursorLine: Int? { count > 0 ? number(at: cursorPlace) : nil }

  /// A line, ready to be drawn.
  func row(_ number: Int, bytesMax: Int) -> LogRow {
    if let source { return source.row(number, bytesMax: bytesMax) }
    return memory[number].map { LogRow($0, bytesMax: bytesMax) } ?? LogRow()
  }

  /// How serious a line is.
  func severity(_ number: Int) -> LogSeverity? {
    source.map { $0.severity(number) } ?? memory[number]?.severity
  }

  /// The time of a line.
  func seconds(_ number: Int) -> Double? {
    source.map { $0.seconds(number) } ?? memory[number]?.seconds
  }

  /// Whether a line is marked.
  func isMarked(_ number: Int) -> Bool {
    let place = marks.lowerBound(number)
    return place < marks.count && marks[place] == number
  }

  /// Lines as text that may be copied: each made visible, one under the other, at most about so many bytes.
  package func text(of numbers: [Int], bytesMax: Int = 1 << 20) -> String {
    var text = ""
    for number in numbers where text.utf8.count < bytesMax {
      if !text.isEmpty { text += "\n" }
      text += Sanitizer.visible(source?.text(number, bytesMax: bytesMax) ?? memory[number]?.whole ?? "")
    }
    return text
  }

  /// The numbers of all lines that are shown.
  package var shownLines: [Int] { kept ?? Array(first..<end) }

  /// Adds lines at the end of a log in memory; the oldest tenth goes when there are too many.
  package mutating func append(_ more: some Collection<LogLine>) {
    let before = memory.first
    memory.append(more)
    if memory.first > before { forget(before: memory.first) }
    examine()
  }

  /// Forgets the lines in memory, and with them the marks; how they are shown stays, and so does what is looked for.
  package mutating func restart() {
    memory = LogMemory(linesMax: memory.linesMax)
    forgetPlaces()
  }

  /// Goes on with another source in the place of this one, which has come to nothing.
  package mutating func replace(with source: any LogSource, lines: Int, fraction: Double) -> [LogEffect] {
    outside = Outside(source: source)
    outsideEnd = lines
    self.fraction = fraction
    forgetPlaces()
    generation += 1
    searchGeneration += 1
    return [.filter(filter, generation: generation), .search(search?.pattern, generation: searchGeneration)]
  }

  private mutating func forgetPlaces() {
    marks = []
    kept = filter.isEmpty ? nil : []
    filtered = 0
    search?.hits = []
    search?.examined = 0
    search?.jump = nil
    hits = []
    (cursor, top, heldEnd) = (0, 0, 0)
  }

  /// Shows only lines at least so severe.
  package mutating func setMinimum(_ severity: LogSeverity) -> [LogEffect] {
    filter.minimum = severity
    return refilter()
  }

  /// Follows the end, or stays where it is.
  package mutating func setFollowing(_ follows: Bool) {
    if !follows { hold() }
    isFollowing = follows
  }

  /// Takes what happened to the source.
  package mutating func receive(_ event: LogEvent) {
    switch event {
    case .grew(let lines, let fraction):
      outsideEnd = lines
      self.fraction = fraction
    case .kept(let lines, let examined, let generation):
      guard generation == self.generation, kept != nil else { return }
      kept?.append(contentsOf: lines)
      filtered = examined
      if let found = search?.hits { hits += lines.intersection(found) }
    case .found(let lines, let examined, let generation):
      guard generation == searchGeneration, search != nil else { return }
      search?.hits.append(contentsOf: lines)
      search?.examined = examined
      hits += kept.map { lines.intersection($0) } ?? lines
    }
    settleJump()
  }

  /// Which search answers belong to.
  var searchGeneration = 0

  /// Notes how many lines were drawn.
  func note(rows: Int) { window.value = Swift.max(1, rows) }

  private mutating func forget(before number: Int) {
    if let kept { self.kept = Array(kept[kept.lowerBound(number)...]) }
    marks = Array(marks[marks.lowerBound(number)...])
    if let found = search?.hits { search?.hits = Array(found[found.lowerBound(number)...]) }
  }
}
