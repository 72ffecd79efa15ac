import CNcurses
import Glibc

/// Looks at the terminal without taking it over: its entry in the database, and what it answers when asked.
package struct TerminalProbe: Sendable {
  /// What `TERM` asks for; empty without one.
  package let term: String
  /// The entry that a screen would be drawn for; nil when none can be used.
  package let entry: String?
  /// The file of that entry, where it is one of the usual places.
  package let source: String?
  /// Colours of the entry.
  package let colors: Int
  /// The name of the characters' encoding, `UTF-8` for instance.
  package let codeset: String
  /// What it answered; nil when it was not asked, because it is no terminal.
  package let replies: TerminalReplies?

  /// Texts whose width terminals disagree about, and how wide they are here.
  package static let samples: [(text: String, name: String, width: Int)] = [
    ("\u{6F22}\u{5B57}", "CJK", 4), ("\u{1F600}", "emoji", 2), ("e\u{301}", "combining", 1),
  ]
  /// Synchronised output, mouse in decimal numbers, bracketed paste.
  package static let modesAsked = [2026, 1006, 2004]
  private static let answerMillisecondsMax: Int32 = 700

  /// Looks, and asks when both files are a terminal.
  package init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, environment: (String) -> String?) {
    setlocale(LC_ALL, "")
    codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
    let wanted = environment("TERM") ?? ""
    term = wanted
    let names = TerminalName.candidates(for: wanted, hasColors: environment("COLORTERM") != nil)
    let usable = names.first { TerminalProbe.isUsable($0, output) }
    entry = usable
    colors = usable == nil ? 0 : max(0, Int(tigetnum("colors")))
    source = usable.flatMap { TerminalProbe.file(of: $0, environment) }
    let canAnswer = isatty(input) == 1 && isatty(output) == 1 && wanted != "dumb"
    replies = canAnswer ? TerminalProbe.ask(input: input, output: output, isUTF8: codeset == "UTF-8") : nil
  }

  /// Whether the database has the entry, and with it the cursor can be placed. Sends nothing.
  private static func isUsable(_ name: String, _ output: Int32) -> Bool {
    var status: Int32 = 0
    guard setupterm(name, output, &status) == OK else { return false }
    return !TerminalModes.capability("cup").isEmpty
  }

  /// The first file of that entry in the places where terminfo(5) looks.
  private static func file(of name: String, _ environment: (String) -> String?) -> String? {
    guard let first = name.utf8.first else { return nil }
    var folders = [environment("TERMINFO"), environment("HOME").map { $0 + "/.terminfo" }].compactMap { $0 }
    folders += (environment("TERMINFO_DIRS") ?? "").split(separator: ":").map(String.init)
    folders += ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"]
    let parts = [String(name.prefix(1)), String(first, radix: 16)]
    return folders.flatMap { folder in parts.map { "\(folder)/\($0)/\(name)" } }.first {
      access($0, R_OK) == 0
    }
  }

  /// Asks for all in one go; the attributes come last, and nearly every terminal answers them, so that nobody waits.
  private static func ask(input: Int32, output: Int32, isUTF8: Bool) -> TerminalReplies {
    var outside = termios()
    guard tcgetattr(input, &outside) == 0 else { return TerminalReplies() }
    var inside = outside
    inside.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(input, TCSANOW, &inside)
    defer { tcsetattr(input, TCSANOW, &outside) }
    var question = ""
    if isUTF8 { for sample in samples { question += "\r\(sample.text)\u{1B}[6n" } }
    question += "\r\u{1B}[K"
    for mode in modesAsked { question += "\u{1B}[?\(mode)$p" }
    TerminalModes.write(Array((question + "\u{1B}[c").utf8), to: output)
    var bytes: [UInt8] = []
    var file = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    while poll(&file, 1, answerMillisecondsMax) > 0 {
      var buffer = [UInt8](repeating: 0, count: 1_024)
      let count = read(input, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
      if TerminalReplies(bytes).attributes != nil || bytes.count > 65_536 { break }
    }
    return TerminalReplies(bytes)
  }
}
