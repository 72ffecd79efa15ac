import TerminalKit
import Testing

@testable import TerminalCurses

@Suite("Choice of terminal entry and colours")
struct TerminalNameTests {
  @Test(
    "falls back to what the terminal understands",
    arguments: [
      ("xterm-kitty", "xterm-256color"), ("xterm-ghostty", "xterm-256color"), ("foot", "xterm-256color"),
      ("alacritty", "xterm-256color"), ("wezterm", "xterm-256color"), ("tmux-256color", "screen-256color"),
      ("screen.xterm-256color", "xterm-256color"), ("nonsense", "vt100"), ("tmux-direct", "screen-256color"),
    ])
  func fallback(name: String, relative: String) {
    let names = TerminalName.candidates(for: name)
    #expect(names.first == name)
    #expect(names.dropFirst().first == relative || names.contains(relative))
  }

  @Test("asks nothing of a terminal that calls itself dumb, and something of one without a name")
  func poor() {
    #expect(TerminalName.candidates(for: "dumb") == ["dumb"])
    #expect(TerminalName.candidates(for: "") == ["vt100", "ansi"])
  }

  @Test("takes a terminal that nobody knows for one like xterm when it says that it has colours")
  func unknownWithColors() {
    #expect(TerminalName.candidates(for: "warp9", hasColors: true).prefix(2) == ["warp9", "xterm-256color"])
    #expect(TerminalName.candidates(for: "dumb", hasColors: true) == ["dumb"])
  }

  @Test("shows as many colours as the entry has, as were asked for, and none under NO_COLOR")
  func depth() {
    func depth(_ colors: Int, _ wanted: ColorDepth? = nil, noColor: String? = nil) -> ColorDepth {
      ColorSupport.depth(colors: colors, wanted: wanted) { $0 == "NO_COLOR" ? noColor : nil }
    }
    #expect([0, 8, 16, 256, 1 << 24].map { depth($0) } == ColorDepth.allCases)
    #expect(depth(256, noColor: "1") == .monochrome)
    #expect(depth(256, noColor: "") == .indexed256)
    #expect(depth(256, .ansi16) == .ansi16)
    #expect(depth(8, .trueColor) == .ansi8)
    #expect(depth(256, .indexed256, noColor: "1") == .indexed256)
    #expect(
      ColorSupport.depth(colors: 256, wanted: nil) { $0 == "TENANTRY_NO_COLOR" ? "1" : nil } == .monochrome)
  }

  @Test("24 bits are used when they are asked for, or when the terminal says that it has them")
  func direct() {
    func isWanted(_ name: String, _ wanted: ColorDepth? = nil, _ variables: [String: String] = [:]) -> Bool {
      BuiltInTerminal.wantsDirect(wanted, terminal: name) { variables[$0] }
    }
    let rich = ["COLORTERM": "truecolor"]
    #expect(isWanted("xterm-256color", nil, rich) && isWanted("xterm-kitty", nil, ["COLORTERM": "24bit"]))
    #expect(isWanted("tmux-256color", nil, rich) && isWanted("xterm-256color", .trueColor))
    #expect(!isWanted("xterm-256color") && !isWanted("xterm-256color", .indexed256, rich))
    #expect(!isWanted("xterm-256color", nil, rich.merging(["NO_COLOR": "1"]) { $1 }))
    #expect(!isWanted("screen-256color", nil, rich))
    #expect(isWanted("screen-256color", nil, rich.merging(["TMUX": "/tmp/x"]) { $1 }))
    #expect(!isWanted("dumb", .trueColor) && !isWanted("linux", nil, rich))
  }
}
