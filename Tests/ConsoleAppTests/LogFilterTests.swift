import Foundation
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Logs in the language of filters")
struct LogFilterTests {
  private static let now = Date.noon.timeIntervalSince1970

  private static let lines: [TerminalKit.LogLine] = [
    TerminalKit.LogLine(time: "14:00:00", .info, source: "web", "GET /login 200", seconds: now - 7_300),
    TerminalKit.LogLine(
      time: "14:01:00", .warning, source: "web", "worker busy for 31 s", seconds: now - 600),
    TerminalKit.LogLine(
      time: "14:02:00", .error, source: "sql", "could not connect: Connection refused", seconds: now - 60),
    TerminalKit.LogLine(time: "14:02:10", .debug, source: "cron", "SELECT connect", seconds: now - 50),
    TerminalKit.LogLine(time: "14:02:20", .info, source: "café", "Überlauf", seconds: nil),
  ]

  private func log(_ language: LogLanguage = LogFields.language) -> LogState {
    var log = LogState(language: language)
    log.append(Self.lines)
    return log
  }

  private func ask(_ log: inout LogState, _ command: LogCommand, _ text: String) {
    _ = log.run(command.rawValue)
    for character in text { _ = log.handle(Key(.character(character)), now: Self.now) }
    _ = log.handle(.enter, now: Self.now)
  }

  private func foot(_ log: LogState) -> String { Surface(LogView(log), size: Size(110, 8)).lines.last ?? "" }

  @Test(
    "what is typed shows what it says",
    arguments: [
      ("connect", [2, 3]), ("CONNECT refused", [2]), ("\"not connect\"", [2]), ("severity:error", [2]),
      ("level:warn", [1]), ("severity:error,warning", [1, 2]), ("severity!=info", [1, 2, 3]),
      ("source:web !login", [1]), ("message:connect !source=sql", [3]), ("message:~wrkr", [1]),
      ("/refused$/", [2]), ("message:/^select/", [3]), ("busy | severity:error", [1, 2]),
      ("age<2h", [1, 2, 3]),
      ("age<5m severity:error", [2]), ("!(web | sql)", [3, 4]), ("überlauf", [4]), ("source:CAFÉ", [4]),
      ("14:02", [2, 3, 4]),
    ] as [(String, [Int])])
  func shows(typed: String, lines: [Int]) {
    var log = log()
    ask(&log, .show, typed)
    #expect(log.shownLines == lines)
    #expect(foot(log).contains("only “\(typed)” · \(5 - lines.count) line"))
    var other = self.log()
    ask(&other, .hide, typed)
    #expect(other.shownLines == (0..<5).filter { !lines.contains($0) }, "hiding is the opposite")
  }

  @Test("several add up, lines that come are asked too, and x shows all again")
  func several() {
    var log = log()
    ask(&log, .show, "source:web")
    ask(&log, .show, "severity:error")
    ask(&log, .hide, "login")
    #expect(log.shownLines == [1, 2])
    log.append([TerminalKit.LogLine(time: "14:03:00", .error, source: "http", "gone", seconds: Self.now)])
    #expect(log.shownLines == [1, 2, 5])
    _ = log.run(LogCommand.showAll.rawValue)
    #expect(log.count == 6)
  }

  @Test("a mistake is told with what was probably meant, and hides nothing")
  func faults() {
    var log = log()
    ask(&log, .show, "severty:error")
    #expect(foot(log).contains("unknown field “severty”; did you mean “severity”?"))
    #expect(log.captures && log.count == 5)
    var file = self.log(LogFields.fileLanguage)
    ask(&file, .hide, "source:web")
    #expect(foot(file).contains("unknown field “source”"))
    ask(&file, .hide, "")
    #expect(file.count == 5)
  }

  @Test("a word alone is looked for in bytes; what needs more is not")
  func fast() throws {
    for (typed, isFast) in [("connect", true), ("\"a b\"", true), ("café", false), ("~con", false)] {
      let test = try LogFields.language.read(typed, Self.now)
      if case .text = test { #expect(isFast, "\(typed)") } else { #expect(!isFast, "\(typed)") }
    }
  }
}
