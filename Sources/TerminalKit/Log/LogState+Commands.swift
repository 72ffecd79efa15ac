extension LogState {
  /// What one can do now; the page that shows the log puts them among its own.
  package func commands(except left: Set<LogCommand> = []) -> [Command] {
    LogCommand.allCases.filter { !left.contains($0) }.map { $0.command(in: self) }
  }

  /// Does what was chosen; nil when that is no command of a log.
  package mutating func run(_ id: String) -> [LogEffect]? {
    guard let command = LogCommand(rawValue: id) else { return nil }
    message = nil
    return run(command)
  }

  private mutating func run(_ command: LogCommand) -> [LogEffect] {
    switch command {
    case .follow: setFollowing(!isFollowing)
    case .search: prompt = LogPrompt(kind: .search)
    case .show: prompt = LogPrompt(kind: .show, language: language)
    case .hide: prompt = LogPrompt(kind: .hide, language: language)
    case .goTo: prompt = LogPrompt(kind: .goTo)
    case .nextMatch: goToMatch(forwards: true)
    case .previousMatch: goToMatch(forwards: false)
    case .nextError: go(toNext: .error, forwards: true)
    case .previousError: go(toNext: .error, forwards: false)
    case .nextWarning: go(toNext: .warning, forwards: true)
    case .previousWarning: go(toNext: .warning, forwards: false)
    case .severity: return setMinimum(minimum(stepping: 1))
    case .severityLower: return setMinimum(minimum(stepping: -1))
    case .showAll:
      filter = LogFilter()
      return refilter()
    case .wrap: wraps.toggle()
    case .times:
      let all = LogTimes.allCases
      times = all[((all.firstIndex(of: times) ?? 0) + 1) % all.count]
    case .tail: return goToTail()
    case .head: goToStart()
    case .since1m, .since5m, .since15m, .since30m, .since1h:
      return command.secondsBack.map { showLast($0) } ?? []
    case .mark: toggleMark()
    case .nextMark: goToMark(forwards: true)
    case .previousMark: goToMark(forwards: false)
    case .clearMarks: marks = []
    case .copy: return [.copy(marks.isEmpty ? linesHere : marks)]
    case .save: return [.save(marks.isEmpty ? kept : marks)]
    }
    return []
  }

  private func minimum(stepping step: Int) -> LogSeverity {
    let all = LogSeverity.allCases
    return all[(filter.minimum.rawValue + all.count + step) % all.count]
  }

  private mutating func goToTail() -> [LogEffect] {
    setFollowing(true)
    guard filter.since != nil else { return [] }
    filter.since = nil
    return refilter()
  }

  private mutating func toggleMark() {
    guard let line = cursorLine else { return }
    hold()
    let place = marks.lowerBound(line)
    if place < marks.count, marks[place] == line {
      marks.remove(at: place)
    } else {
      marks.insert(line, at: place)
    }
  }

  private mutating func goToMark(forwards: Bool) {
    guard let line = cursorLine else { return }
    let place = forwards ? marks.lowerBound(line + 1) : marks.lowerBound(line) - 1
    guard marks.indices.contains(place) else {
      message = forwards ? "No mark after this line." : "No mark before this line."
      return
    }
    go(to: marks[place])
  }

  /// The line one stands on, with the lines below that belong to it.
  private var linesHere: [Int] {
    guard let line = cursorLine else { return [] }
    guard let source else { return [line] }
    var last = line
    while last + 1 < end, last - line < 1_000, source.isContinuation(last + 1) { last += 1 }
    return Array(line...last)
  }
}
