import Foundation
import LogFiles
import Synchronization
import TerminalKit
import Testing

@testable import LogFiles

@Suite("Reading log files", .timeLimit(.minutes(20)))
struct LogFileTests {
  /// A folder that goes away with the test.
  private final class Folder: Sendable {
    let path = NSTemporaryDirectory() + "log-files-\(UUID().uuidString)"
    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, _ name: String = "odoo.log") throws -> String {
      try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
      return path + "/" + name
    }
  }

  /// A log of a file, with all background work done at once.
  private struct Reading {
    var log: LogState
    var work: LogFileWork

    init(_ file: LogFile, isLive: Bool = false, language: LogLanguage = .patterns) {
      log = LogState(file, lines: 0, fraction: 0, isLive: isLive, language: language)
      work = LogFileWork(file)
      settle()
    }

    mutating func settle() {
      while let event = work.step() { log.receive(event) }
    }

    mutating func run(_ command: LogCommand) { take(log.run(command.rawValue) ?? []) }

    mutating func ask(_ command: LogCommand, _ text: String) {
      run(command)
      for character in text { take(log.handle(Key(.character(character))) ?? []) }
      take(log.handle(.enter) ?? [])
    }

    private mutating func take(_ effects: [LogEffect]) {
      for effect in effects {
        switch effect {
        case .search(let pattern, let generation): work.search(pattern, generation)
        case .filter(let filter, let generation): work.filter(filter, generation)
        case .copy, .save: break
        }
      }
      settle()
    }

    func screen(_ size: Size = Size(100, 8)) -> [String] { Surface(LogView(log), size: size).lines }
  }

  private static let traceback = """
    2026-11-26 14:01:50,123 7 INFO acme odoo.modules.loading: Modules loaded.
    2026-11-26 14:01:51,000 7 ERROR acme odoo.http: Exception during request
    Traceback (most recent call last):
      File "/odoo/http.py", line 12, in dispatch
    ValueError: needle in the traceback
    2026-11-26 14:01:52,000 7 WARNING acme odoo.sql_db: slow query
    2026-11-26 14:06:52,000 7 INFO acme odoo.http: last
    """

  @Test("a traceback belongs to the line above: it is as serious, and is shown or hidden with it")
  func records() throws {
    let folder = try Folder()
    let file = try LogFile(path: try folder.write(Self.traceback))
    var reading = Reading(file)
    #expect(reading.log.count == 7)
    #expect((0..<7).map { file.isContinuation($0) } == [false, false, true, true, true, false, false])
    #expect(file.severity(3) == .error && file.severity(5) == .warning)
    reading.ask(.show, "needle")
    #expect(reading.log.shownLines == [1, 2, 3, 4])
    reading.run(.showAll)
    reading.ask(.hide, "/line [0-9]+/")
    #expect(reading.log.shownLines == [0, 5, 6])
    reading.run(.showAll)
    reading.run(.severityLower)
    #expect(reading.log.shownLines == [1, 2, 3, 4])
    reading.run(.showAll)
    reading.run(.since1m)
    #expect(reading.log.shownLines == [6])
    reading.run(.tail)
    reading.run(.head)
    reading.run(.nextError)
    #expect(reading.log.run("log_copy") == [.copy([1, 2, 3, 4])])
    reading.run(.nextError)
    #expect(reading.screen().last?.contains("No error after this line.") == true)
  }

  /// A file's log whose filters are already understood: what was typed is the name of a test.
  private func shown(_ test: LogTest, of text: String = traceback) throws -> [Int] {
    let folder = try Folder()
    let file = try LogFile(path: try folder.write(text))
    let language = LogLanguage(hint: "") { _, _ in test }
    var reading = Reading(file, language: language)
    reading.ask(.show, "x")
    return reading.log.shownLines
  }

  @Test("every kind of test is asked of whole records, alone and together")
  func tests() throws {
    let acme = LogTest.text(LogPattern(plain: "acme"))
    let needle = LogTest.text(LogPattern(plain: "needle"))
    let bad = LogTest.severity([.error, .warning])
    #expect(try shown(needle) == [1, 2, 3, 4])
    #expect(try shown(.not(needle)) == [0, 5, 6])
    #expect(try shown(bad) == [1, 2, 3, 4, 5])
    #expect(try shown(.all([acme, bad, .not(needle)])) == [5])
    #expect(try shown(.any([needle, .line { $0.hasSuffix("last") }])) == [1, 2, 3, 4, 6])
    #expect(try shown(.message { $0.hasPrefix(" acme odoo.http:") }) == [1, 2, 3, 4, 6])
    #expect(try shown(.message { $0.contains("2026") }) == [], "the time is no part of the message")
    #expect(try shown(.source { $0.contains("sql_db") }) == [5])
    let first = try #require(LogParser.seconds("2026-11-26 14:01:50,123 7 INFO x", year: 2026))
    #expect(try shown(.time { $0 < first + 1.5 }) == [0, 1, 2, 3, 4])
    #expect(try shown(.not(.time { _ in true })) == [])
    #expect(try shown(.time { _ in true }, of: "no time\n  at all\n") == [])
  }

  @Test("a range of time goes with a test of times")
  func rangeAndTimes() throws {
    let folder = try Folder()
    let language = LogLanguage(hint: "") { _, _ in .time { _ in true } }
    var reading = Reading(try LogFile(path: try folder.write(Self.traceback)), language: language)
    reading.ask(.show, "x")
    reading.run(.since1m)
    #expect(reading.log.shownLines == [6])
  }

  @Test("a search knows its matches, with a filter only those that are shown")
  func search() throws {
    let folder = try Folder()
    var reading = Reading(try LogFile(path: try folder.write(Self.traceback)))
    reading.ask(.search, "acme")
    #expect(reading.screen().last?.contains("“acme” 1 of 4") == true)
    reading.run(.nextMatch)
    #expect(reading.log.cursorLine == 1)
    reading.ask(.hide, "ERROR")
    #expect(reading.screen().last?.contains("“acme” 2 of 3 · not “ERROR” · 4 lines hidden") == true)
  }

  @Test("a million lines: every line is found again, searched and filtered as they were written")
  func million() throws {
    let folder = try Folder()
    let path = folder.path + "/big.log"
    let count = 1_000_000
    let levels = ["INFO", "INFO", "INFO", "WARNING", "INFO", "INFO", "ERROR"]
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    var block = [UInt8]()
    for number in 0..<count {
      block += "2026-11-26 14:01:50,000 7 ".utf8
      block += levels[number % 7].utf8
      block += " x: \(number)\n".utf8
      if block.count > 1 << 20 || number == count - 1 {
        try handle.write(contentsOf: block)
        block.removeAll(keepingCapacity: true)
      }
    }
    try handle.close()
    var reading = Reading(try LogFile(path: path))
    #expect(reading.log.count == count)
    for line in [0, 1, 999, 524_287, 999_999] {
      #expect(reading.log.source?.text(line, bytesMax: 200).hasSuffix(" x: \(line)") == true)
      #expect((reading.log.source?.severity(line) == .error) == (line % 7 == 6))
    }
    reading.ask(.search, "x: 765432")
    #expect(reading.log.cursorLine == 765_432)
    #expect(reading.screen().contains { $0.hasPrefix("›") && $0.contains("x: 765432") })
    reading.ask(.show, "/x: 7654[0-9]2$/")
    #expect(reading.log.shownLines == (0..<10).map { 765_402 + $0 * 10 })
    reading.run(.showAll)
    reading.run(.severityLower)
    #expect(reading.log.count == count / 7)
    reading.ask(.goTo, "1,000")
    #expect(reading.log.cursorLine == 1_000 / 7 * 7 + 6)
  }

  @Test("a line of a megabyte, escape sequences, bytes that are no UTF-8 and CR LF do no harm")
  func diabolical() throws {
    let folder = try Folder()
    let path = folder.path + "/bad.log"
    var bytes =
      Array("2026-11-26 14:01:50,000 7 ERROR x: ".utf8) + [UInt8](repeating: 0x41, count: 1 << 20) + [0x0A]
    bytes += Array("a\u{1B}[2J\u{1B}]52;c;AAAA\u{7}b\u{202E}\r\n".utf8)
    bytes += [0xFF, 0xFE, 0xC3, 0x28, 0x0A, 0x0A]
    bytes += Array("end without a line end".utf8)
    try Data(bytes).write(to: URL(filePath: path))
    let file = try LogFile(path: path)
    var reading = Reading(file)
    #expect(reading.log.count == 5)
    #expect(file.text(0, bytesMax: .max).utf8.count == (1 << 20) + 35)
    #expect(file.text(1, bytesMax: 100).hasSuffix("b\u{202E}"))
    #expect(file.text(4, bytesMax: 100) == "end without a line end")
    for isWrapped in [false, true] {
      if isWrapped { reading.run(.wrap) }
      let surface = Surface(LogView(reading.log), size: Size(80, 24))
      #expect(surface.lines.contains { $0.contains("bytes more]") })
      let isSafe = surface.cells.allSatisfy {
        $0.isCluster || $0.width == 0
          || $0.glyph >= 0x20 && !(0x7F...0x9F).contains($0.glyph) && $0.glyph != 0x202E
      }
      #expect(isSafe)
    }
    reading.ask(.search, "line end")
    #expect(reading.log.cursorLine == 4)
  }

  @Test("a file that grows is read on, its last line too", arguments: [1, 2, 3, 7])
  func grows(piece: Int) throws {
    let folder = try Folder()
    let path = try folder.write("")
    let file = try LogFile(path: path)
    var reading = Reading(file, isLive: true)
    #expect(reading.log.count == 0)
    let text = Array("one\ntwo\n\nthree é\n".utf8)
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    for start in stride(from: 0, to: text.count, by: piece) {
      try handle.write(contentsOf: text[start..<min(start + piece, text.count)])
      reading.work.mayHaveMore = true
      reading.settle()
    }
    #expect((0..<reading.log.count).map { file.text($0, bytesMax: 99) } == ["one", "two", "", "three é"])
    #expect(reading.log.isFollowing)
  }

  @Test("what became of a followed file is known")
  func fate() throws {
    let folder = try Folder()
    let path = try folder.write("one\ntwo\n")
    let file = try LogFile(path: path)
    _ = Reading(file)
    #expect(file.fate(at: path) == .same)
    try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
    #expect(file.fate(at: path) == .gone)
    _ = try folder.write("new\n")
    #expect(file.fate(at: path) == .replaced)
    truncate(path + ".1", 2)
    #expect(file.fate(at: path + ".1") == .truncated)
    #expect(file.text(1, bytesMax: 10).isEmpty)
  }

  @Test("what is no log is refused in a sentence")
  func refused() throws {
    let folder = try Folder()
    try Data([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2]).write(to: URL(filePath: folder.path + "/binary"))
    for (name, part) in [("missing", "No such file"), (".", "is a folder"), ("binary", "is not text")] {
      let error = #expect(throws: LogFileError.self) { try LogFile(path: folder.path + "/" + name) }
      #expect(error?.message.contains(part) == true)
    }
  }

  @Test("lines are saved byte for byte")
  func saves() throws {
    let folder = try Folder()
    let file = try LogFile(path: try folder.write("one\ntwo\u{1B}\nthree\n"))
    _ = Reading(file)
    let target = open(folder.path + "/out", O_WRONLY | O_CREAT, 0o600)
    try file.write([0, 1], to: target)
    close(target)
    #expect(try String(contentsOfFile: folder.path + "/out", encoding: .utf8) == "one\ntwo\u{1B}\n")
  }

  @Test("the reader tells of a file that grows as the kernel tells it")
  func watches() async throws {
    let folder = try Folder()
    let path = try folder.write("one\n")
    let file = try LogFile(path: path)
    let reader = LogFileReader()
    let (lines, found) = AsyncStream<Int>.makeStream()
    await withTaskGroup(of: Void.self) { group in
      let changes = LogFileWatch.changes(of: path)
      group.addTask { await reader.run(file) { if case .grew(let lines, _) = $0 { found.yield(lines) } } }
      group.addTask { for await _ in changes { reader.lookAgain() } }
      for await count in lines {
        if count == 1 {
          let handle = FileHandle(forWritingAtPath: path)
          _ = try? handle?.seekToEnd()
          try? handle?.write(contentsOf: Data("two\n".utf8))
        }
        if count == 2 { break }
      }
      group.cancelAll()
    }
  }

  @Test("what is piped in is kept and can be read from its beginning")
  func pipe() async throws {
    let pipe = Pipe()
    let spool = try PipeSpool(
      reading: pipe.fileHandleForReading.fileDescriptor, folder: NSTemporaryDirectory())
    let file = try LogFile(descriptor: spool.descriptor, name: "standard input")
    try pipe.fileHandleForWriting.write(contentsOf: Data("one\ntwo\n".utf8))
    try pipe.fileHandleForWriting.close()
    for await _ in spool.changes {}
    let reading = Reading(file)
    #expect(reading.log.count == 2 && file.text(1, bytesMax: 9) == "two")
  }
}
