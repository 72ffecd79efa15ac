import Foundation
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("The log viewer")
struct LogViewerTests {
  private static func viewer(_ size: Size = Size(80, 24), lines: Int = 60) -> LogViewer {
    var log = LogState()
    log.append(
      (0..<lines).map { number in
        let severity: TerminalKit.LogSeverity = number % 20 == 7 ? .error : number % 9 == 4 ? .warning : .info
        return TerminalKit.LogLine(
          time: "14:01:\(number < 10 ? "0" : "")\(number)", severity, source: "odoo.http",
          severity == .error ? "Exception during request handling" : "GET /web/login 200",
          seconds: Date.noon.timeIntervalSince1970 + Double(number))
      })
    return LogViewer(name: "odoo.log", log: log, size: size, now: .noon)
  }

  @discardableResult
  private func press(_ viewer: inout LogViewer, _ keys: Key...) -> [LogViewerEffect] {
    keys.flatMap { viewer.handle(.input(.key($0)), now: .noon) }
  }

  private func screen(_ viewer: LogViewer) -> String {
    Surface(viewer.view(), size: viewer.size).lines.joined(separator: "\n")
  }

  @Test("it has its drawings", arguments: [Size(80, 24), Size(120, 40)])
  func drawings(size: Size) {
    let name = "\(size.width)x\(size.height)"
    var viewer = Self.viewer(size)
    _ = Surface(viewer.view(), size: size)
    press(&viewer, .up, "m", "/")
    for character in "exception" { press(&viewer, Key(.character(character))) }
    press(&viewer, .enter)
    Surface(viewer.view(), size: size).expectDrawing("viewer-search-\(name)")
    press(&viewer, "o")
    for character in "login" { press(&viewer, Key(.character(character))) }
    Surface(viewer.view(), size: size).expectDrawing("viewer-hide-\(name)")
    press(&viewer, .escape)
    if size.width == 80 {
      Surface(viewer.view(), size: size, glyphs: .ascii).expectDrawing("viewer-ascii-\(name)")
    }
  }

  @Test("help lists what a log can do, and does it")
  func help() {
    var viewer = Self.viewer()
    press(&viewer, "?")
    #expect(screen(viewer).contains("Go to the next error") || screen(viewer).contains("Look for text"))
    for character in "wrap long" { press(&viewer, Key(.character(character))) }
    press(&viewer, .enter)
    #expect(viewer.log.wraps)
  }

  @Test("keys typed into a question are nobody else's; ctrl-c always quits")
  func captures() {
    var viewer = Self.viewer()
    press(&viewer, "/")
    #expect(press(&viewer, "q") == [])
    #expect(screen(viewer).contains("search q"))
    #expect(press(&viewer, .ctrl("c")) == [.quit])
    press(&viewer, .escape)
    #expect(press(&viewer, "q") == [.quit])
  }

  @Test("keys of a keymap count for moving, for commands, in questions and in help")
  func keymap() {
    var keys = KeyBindings()
    keys[.log, "log_up"] = [.ctrl("y")]
    keys[.log, LogCommand.wrap.rawValue] = ["Z"]
    keys[.prompt, "prompt_take"] = [.function(2)]
    var viewer = LogViewer(
      name: "odoo.log", log: Self.viewer().log, size: Size(80, 24), now: .noon, keys: keys)
    let bottom = screen(viewer)
    press(&viewer, .up, "k", "z")
    #expect(screen(viewer) == bottom, "those keys were given away")
    press(&viewer, .ctrl("y"))
    #expect(screen(viewer) != bottom)
    press(&viewer, "Z")
    #expect(viewer.log.wraps)
    press(&viewer, "/", "x", .enter)
    #expect(screen(viewer).contains("F2 take it"))
    press(&viewer, .function(2))
    #expect(!viewer.log.captures)
    press(&viewer, "?")
    for character in "one line up" { press(&viewer, Key(.character(character))) }
    #expect(screen(viewer).contains("ctrl-y") && screen(viewer).contains("One line up"))
    let before = viewer.log
    press(&viewer, .enter)
    #expect(viewer.log != before)
  }

  @Test("copies and saves leave as effects, and what came of them is said for a while")
  func effects() {
    var viewer = Self.viewer(lines: 3)
    #expect(
      press(&viewer, "c") == [.copy("14:01:02  info   odoo.http  GET /web/login 200", what: "the line")])
    #expect(press(&viewer, "S") == [.save(nil)])
    #expect(viewer.handle(.noticed(Notice(.ok, "Saved to /x")), now: .noon) == [.wake(seconds: 4)])
    #expect(viewer.handle(.noticed(Notice(.error, "no")), now: .noon) == [.wake(seconds: 15)])
    _ = viewer.handle(.noticed(Notice(.ok, "Saved to /x")), now: .noon)
    #expect(screen(viewer).contains("Saved to /x"))
    _ = viewer.handle(.clockTicked, now: Date.noon.addingTimeInterval(4))
    #expect(!screen(viewer).contains("Saved to /x"))
  }
}
