import CNcurses
import Glibc

/// The bytes and line settings that take a terminal over and give it back.
///
/// They are kept as plain bytes, so that a thread or a signal handler can restore the terminal without curses.
struct TerminalModes: @unchecked Sendable {
  // Sendable: `termios` is plain data that nothing changes after the initialiser.
  let input: Int32
  let output: Int32
  let enter: [UInt8]
  let pasteOn: [UInt8]
  /// Whether there is a screen beside the shell's, as all terminals have that know of paste and mouse.
  var hasScreen: Bool { !pasteOn.isEmpty }
  let leave: [UInt8]
  /// Whether the terminal reports the mouse.
  let mouse = MouseMode()
  private let afterCurses: [UInt8]
  let outside: termios
  let inside: termios

  private static let pasteOff = Array("\u{1B}[?2004l".utf8)

  /// Reads the terminal's strings from curses; call it when curses has set raw mode.
  init(input: Int32, output: Int32, outside: termios, inside: termios) {
    self.input = input
    self.output = output
    self.outside = outside
    self.inside = inside
    let alternate = TerminalModes.capability("smcup")
    pasteOn = alternate.isEmpty ? [] : Array("\u{1B}[?2004h".utf8)
    let pasteOff = alternate.isEmpty ? [] : TerminalModes.pasteOff
    let mouseOff = alternate.isEmpty ? [] : MouseMode.off
    enter = alternate + pasteOn
    // Without an alternate screen ours stays behind, so it is cleared.
    let home = TerminalModes.capability(alternate.isEmpty ? "clear" : "rmcup")
    afterCurses = alternate.isEmpty ? home : mouseOff + pasteOff
    leave =
      mouseOff + pasteOff + TerminalModes.capability("sgr0") + TerminalModes.capability("op")
      + TerminalModes.capability("cnorm") + home
  }

  /// Sends the bytes and settings of the program's screen.
  func takeOver() {
    var settings = inside
    tcsetattr(input, TCSANOW, &settings)
    TerminalModes.write(enter, to: output)
    if mouse.isOn { TerminalModes.write(MouseMode.on, to: output) }
  }

  /// Sends the bytes and settings of the shell.
  func giveBack() {
    TerminalModes.write(leave, to: output)
    var settings = outside
    tcsetattr(input, TCSANOW, &settings)
  }

  /// What is left to do after `endwin`.
  func giveBackAfterCurses() {
    TerminalModes.write(afterCurses, to: output)
    var settings = outside
    tcsetattr(input, TCSANOW, &settings)
  }

  /// Writes all bytes, whatever signals come in between.
  static func write(_ bytes: [UInt8], to file: Int32) {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return
        }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// A string of the terminal database without its padding marks such as `$<5>`.
  static func capability(_ name: String) -> [UInt8] {
    guard let start = tigetstr(name), Int(bitPattern: start) != -1 else { return [] }
    var bytes: [UInt8] = []
    var inPadding = false
    let text = Array(String(cString: start).utf8)
    for (index, byte) in text.enumerated() {
      if byte == 0x24, index + 1 < text.count, text[index + 1] == 0x3C { inPadding = true }
      if !inPadding { bytes.append(byte) }
      if byte == 0x3E { inPadding = false }
    }
    return bytes
  }
}
