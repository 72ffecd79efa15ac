import Testing

@testable import TerminalKit

@Suite("Reading a log")
struct LogStateTests {
  private static func line(_ number: Int, _ severity: LogSeverity = .info, _ text: String? = nil) -> LogLine {
    LogLine(
      time: LogCalendar.clock(Double(number)), severity, text ?? "line \(number)", seconds: Double(number))
  }

  /// A log of so many lines, one a second; every tenth is an error, every fifth else a warning.
  private static func log(_ count: Int, linesMax: Int = 1_000, rows: Int = 6) -> LogState {
    var log = LogState(linesMax: linesMax)
    log.append((0..<count).map { line($0, $0 % 10 == 0 ? .error : $0 % 5 == 0 ? .warning : .info) })
    _ = Surface(LogView(log), size: Size(60, rows))
    return log
  }

  private func screen(_ log: LogState, _ size: Size = Size(60, 6), now: Double? = nil) -> [String] {
    Surface(LogView(log, now: now), size: size).lines
  }

  @discardableResult
  private func press(_ log: inout LogState, _ keys: Key...) -> [LogEffect] {
    var effects: [LogEffect] = []
    for key in keys {
      if let answered = log.captures ? log.handle(key) : nil {
        effects += answered
      } else if let command = LogCommand.allCases.first(where: { $0.keys.contains(key) }) {
        effects += log.run(command.rawValue) ?? []
      } else {
        effects += log.handle(key) ?? []
      }
    }
    return effects
  }

  private func ask(_ log: inout LogState, _ key: Key, _ text: String) {
    press(&log, key)
    text.forEach { press(&log, Key(.character($0))) }
    press(&log, .enter)
  }

  @Test("it follows, holds without losing, counts what comes, and follows again")
  func follows() {
    var log = Self.log(20)
    #expect(screen(log).last?.contains("line 19") == true)
    press(&log, .up)
    #expect(!log.isFollowing && log.cursorLine == 18)
    let before = screen(log)
    log.append((20..<332).map { Self.line($0) })
    #expect(log.statusText == "held at line 19 of 332 · 312 new")
    #expect(screen(log).map { $0.dropLast(3) } == before.map { $0.dropLast(3) })
    press(&log, "f")
    #expect(log.statusText == "following · 332 lines")
    #expect(screen(log).last?.contains("line 331") == true)
  }

  @Test("reaching the end follows again")
  func reachesEnd() {
    var log = Self.log(20)
    press(&log, .up, .up)
    #expect(!log.isFollowing)
    press(&log, .down, .down)
    #expect(log.isFollowing)
  }

  @Test("a line keeps its number and the reader his place when old lines go")
  func forgets() {
    var log = Self.log(50, linesMax: 50)
    log.scroll(by: -10)
    #expect(log.cursorLine == 39)
    press(&log, "m")
    log.append([Self.line(50)])
    #expect(log.cursorLine == 39 && log.count == 46 && log.marks == [39])
    #expect(log.text(of: [39]).hasSuffix("line 39"))
    log.append((51..<150).map { Self.line($0) })
    #expect(log.cursorLine == 100 && log.marks.isEmpty)
  }

  @Test("wrapping keeps the line one stands on, and coming back the columns")
  func wraps() {
    var log = Self.log(20)
    press(&log, .up, .right, .right)
    #expect(log.columns == 16)
    press(&log, "z")
    #expect(log.wraps && log.columns == 0 && log.cursorLine == 18)
    press(&log, "z")
    #expect(log.columns == 16)
  }

  @Test("times are shown as they are, as ages, or not at all")
  func times() {
    var log = Self.log(3)
    #expect(screen(log, now: 62)[0].hasPrefix(" \(Glyph.error) 00:00:00  error"))
    press(&log, "t")
    #expect(screen(log, now: 62)[0].hasPrefix(" \(Glyph.error)   1m  error"))
    press(&log, "t")
    #expect(screen(log, now: 62)[0].hasPrefix(" \(Glyph.error) error"))
  }

  @Test("severity leaves out milder lines, and from all lines one key leads to errors only")
  func severity() {
    var log = Self.log(20)
    press(&log, "V")
    #expect(log.count == 2 && log.hiddenCount == 18)
    #expect(screen(log).last?.contains("error+ · 18 lines hidden") == true)
    press(&log, "v", "v", "v")
    #expect(log.count == 4)
    press(&log, "x")
    #expect(log.count == 20)
  }

  @Test("e and w go to the next error and warning, E and W back, and say when there is none")
  func jumps() {
    var log = Self.log(40)
    press(&log, "1", "e")
    #expect(log.cursorLine == 10)
    press(&log, "w", "w")
    #expect(log.cursorLine == 25)
    press(&log, "E", "W")
    #expect(log.cursorLine == 15)
    press(&log, "1", "E")
    #expect(log.cursorLine == 0 && log.message == "No error before this line.")
  }

  @Test("a search goes to the nearest match, counts, highlights, and goes round")
  func search() {
    var log = Self.log(40)
    press(&log, "1")
    ask(&log, "/", "line 1")
    #expect(log.cursorLine == 1)
    #expect(screen(log).last?.contains("“line 1” 1 of 11") == true)
    press(&log, "n", "n")
    #expect(log.cursorLine == 11)
    press(&log, "1", "N")
    #expect(log.cursorLine == 19 && log.message == "From the end again.")
    press(&log, "n")
    #expect(log.cursorLine == 1 && log.message == "From the top again.")
    let drawing = Surface(LogView(log), size: Size(60, 6)).cells.filter { $0.style.role == .match }
    #expect(!drawing.isEmpty)
    press(&log, .escape)
    #expect(log.search == nil)
    ask(&log, "/", "nowhere at all")
    #expect(screen(log).last?.contains("“nowhere at all” is nowhere") == true)
  }

  @Test("lines that come are searched and filtered too")
  func grows() {
    var log = Self.log(10)
    ask(&log, "i", "/line (3|1[0-9])/")
    #expect(log.count == 1)
    ask(&log, "/", "11")
    log.append((10..<13).map { Self.line($0) })
    #expect(log.count == 4 && log.hits == [11])
  }

  @Test("filters show only and hide, and say what and how many")
  func filters() {
    var log = Self.log(40)
    ask(&log, "i", "line 1")
    ask(&log, "o", "/5$/")
    #expect(log.count == 10)
    #expect(screen(log).last?.contains("only “line 1” · not “/5$/” · 30 lines hidden") == true)
    #expect(screen(log).allSatisfy { !$0.contains("line 15") })
    ask(&log, "/", "line 3")
    #expect(log.hits.isEmpty && log.search?.hits.count == 11)
    press(&log, "x")
    #expect(log.hits.count == 11)
  }

  @Test("the digits show the last minutes, the first line and the end")
  func ranges() {
    var log = Self.log(400)
    press(&log, "2")
    #expect(log.count == 61)
    #expect(screen(log).last?.contains("since 00:05:39") == true)
    press(&log, "3")
    #expect(log.count == 301)
    press(&log, "1")
    #expect(log.cursorLine == 99)
    press(&log, "0")
    #expect(log.count == 400 && log.isFollowing)
  }

  @Test("marks are set, found, copied and cleared")
  func marks() {
    var log = Self.log(40)
    press(&log, "1", "m", .down, .down, "m", .down)
    #expect(log.marks == [0, 2])
    press(&log, "\"")
    #expect(log.cursorLine == 2)
    press(&log, "\"", "\"")
    #expect(log.cursorLine == 0 && log.message == "No mark before this line.")
    #expect(press(&log, "c") == [.copy([0, 2])])
    #expect(press(&log, "S") == [.save([0, 2])])
    #expect(screen(log).last?.contains("2 marked") == true)
    press(&log, "C")
    #expect(press(&log, "c") == [.copy([0])])
    #expect(press(&log, "S") == [.save(nil)])
  }

  @Test("one goes to a line's number and to a time")
  func goesTo() {
    var log = Self.log(400)
    ask(&log, "J", "1,00")
    #expect(log.cursorLine == 99)
    ask(&log, "J", "0:03:20")
    #expect(log.cursorLine == 200)
    press(&log, "J", "x", .enter)
    #expect(log.prompt?.problem == "That is neither a number nor a time.")
    press(&log, .escape)
    #expect(!log.captures)
  }

  @Test("what is no expression is said where it was typed")
  func badPattern() {
    var log = Self.log(3)
    ask(&log, "/", "/(/")
    #expect(log.captures && screen(log).last?.contains("/(/: ") == true)
  }

  @Test("a huge line is cut, says how much more there is, and wraps into one screen")
  func hugeLine() {
    var log = LogState()
    log.append([LogLine(time: "t", .info, String(repeating: "0123456789", count: 104_858)), Self.line(1)])
    let cut = screen(log)
    #expect(cut[0].hasSuffix("\(Glyph.ellipsis)[1,044,484 bytes more]"))
    press(&log, "1", "z")
    let wrapped = screen(log)
    #expect(wrapped.contains { $0.contains("bytes more]") })
    #expect(wrapped[1].contains("0123456789"))
    #expect(log.text(of: [0]).utf8.count > 60_000)
  }

  @Test("control characters never reach a cell")
  func sanitized() {
    var log = LogState()
    log.append([LogLine(time: "t\u{1B}", .error, source: "\u{9B}", "a\u{1B}[2J\u{202E}b\u{7}")])
    ask(&log, "/", "2j")
    let surface = Surface(LogView(log), size: Size(60, 4))
    for cell in surface.cells {
      let isSafe =
        cell.isCluster || cell.width == 0
        || cell.glyph >= 0x20 && !(0x7F...0x9F).contains(cell.glyph) && cell.glyph != 0x202E
      #expect(isSafe)
    }
    #expect(log.text(of: [0]).unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
  }

  @Test("the scroll bar shows where errors are, by sign, in ASCII too")
  func bar() {
    var log = LogState()
    log.append((0..<60).map { Self.line($0, $0 == 30 ? .error : $0 == 10 ? .warning : .info) })
    let unicode = Surface(LogView(log), size: Size(40, 6)).lines.map { $0.last }
    #expect(unicode == ["│", "⚠", "│", "✖", "│", "▐"])
    let ascii = Surface(LogView(log), size: Size(40, 6), glyphs: .ascii).lines.map { $0.last }
    #expect(ascii == ["|", "!", "|", "x", "|", "|"])
  }

  @Test("random keys and lines never break it: places and numbers stay in step")
  func property() {
    var state: UInt64 = 99
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let moves: [Key] = [
      .up, .down, .pageUp, .pageDown, .home, .end, .left, .right, .escape, .enter, .backspace,
    ]
    let letters: [Key] = ["l", "i", "n", "e", "1", "/", "(", "5"]
    let keys = moves + letters + LogCommand.allCases.flatMap(\.keys)
    for round in 0..<40 {
      var log = LogState(linesMax: 60 + next(60))
      var made = 0
      for _ in 0..<250 {
        if next(6) == 0 {
          let count = next(40)
          log.append((made..<made + count).map { Self.line($0, LogSeverity.allCases[next(4)]) })
          made += count
        }
        press(&log, keys[next(keys.count)])
        if next(3) == 0 { _ = Surface(LogView(log, now: 10), size: Size(next(70), next(9))) }
        let shown = log.shownLines
        #expect(shown.count == log.count, "round \(round)")
        #expect(log.count + log.hiddenCount == log.end - log.first)
        if let line = log.cursorLine {
          #expect(shown.contains(line))
          #expect(log.number(at: log.place(of: line)) == line)
          #expect(log.row(line, bytesMax: 100).text.hasSuffix("line \(line)"))
        }
        #expect(log.newCount >= 0 && log.newCount <= log.count)
        #expect(log.marks == log.marks.sorted() && log.hits == log.hits.sorted())
      }
    }
  }
}
