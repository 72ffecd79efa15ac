import CNcurses
import Glibc
import TerminalKit

/// The steps that bring curses up, and what they found out.
@MainActor
struct CursesStart {
  let name: String
  let modes: TerminalModes
  let glyphs: Glyphs
  let depth: ColorDepth
  let escapeDelay: Int32
  private let wanted: String

  /// One line about all of it, for reports.
  var summary: String {
    let asked = wanted == name ? "" : " (TERM=\(Sanitizer.visible(wanted)))"
    return "\(name)\(asked), \(depth), \(glyphs == .ascii ? "ASCII" : "UTF-8")"
  }

  /// What to say when the entry is not the one of `TERM`.
  var notice: String? {
    guard wanted != name, name != BuiltInTerminal.direct.rawValue else { return nil }
    return wanted.isEmpty
      ? "TERM is not set: drawn for \(name)." : "“\(wanted)” is unknown here: drawn for \(name)."
  }

  init(_ options: CursesOptions) throws(TerminalError) {
    let (input, output) = (options.input, options.output)
    guard isatty(input) == 1, isatty(output) == 1 else {
      throw TerminalError(
        code: .notATerminal,
        message: "The console needs a terminal for input and output; try a command instead.")
    }
    setlocale(LC_ALL, "")
    let isUTF8 = nl_langinfo(Int32(CODESET)).map { String(cString: $0) } == "UTF-8"
    glyphs = options.glyphs ?? (isUTF8 ? .unicode : .ascii)
    // Curses writes what the locale can, so somebody who knows better than the locale needs another one.
    if glyphs == .unicode, !isUTF8 { setlocale(LC_CTYPE, "C.UTF-8") }
    var outside = termios()
    tcgetattr(input, &outside)
    wanted = options.terminalName ?? CursesStart.environment("TERM") ?? ""
    name = try CursesStart.open(wanted, options.colorDepth, input: input, output: output)
    depth = CursesStart.startColors(options.colorDepth)
    CursesStart.setModes()
    var inside = termios()
    tcgetattr(input, &inside)
    modes = TerminalModes(input: input, output: output, outside: outside, inside: inside)
    escapeDelay = EscapeDelay.milliseconds(
      wanted: options.escapeDelayMilliseconds, environment: CursesStart.environment)
  }

  /// Opens the first usable entry of the terminal database. `initscr` would end the program when there is none.
  private static func open(
    _ wanted: String, _ depth: ColorDepth?, input: Int32, output: Int32
  ) throws(TerminalError) -> String {
    let reader = fdopen(input, "r")
    let writer = fdopen(output, "w")
    func opens(_ entry: BuiltInTerminal) -> Bool {
      entry.withEntry { newterm(entry.rawValue, writer, reader) } != nil
    }
    if BuiltInTerminal.wantsDirect(depth, terminal: wanted, environment: environment), opens(.direct) {
      return BuiltInTerminal.direct.rawValue
    }
    let names = TerminalName.candidates(for: wanted, hasColors: environment("COLORTERM") != nil)
    for name in names {
      if name == BuiltInTerminal.indexedStandsFor, opens(.indexed) { return name }
      guard let screen = newterm(name, writer, reader) else { continue }
      if !TerminalModes.capability("cup").isEmpty { return name }
      endwin()
      delscreen(screen)
      throw TerminalError(
        code: .lacksCursorMovement,
        message: "The terminal \"\(name)\" cannot place its cursor; set TERM to what your terminal is.")
    }
    throw TerminalError(
      code: .unknownTerminal,
      message:
        "The terminal database has no entry for TERM=\"\(wanted)\" (tried \(names.joined(separator: ", "))).")
  }

  private static func startColors(_ wanted: ColorDepth?) -> ColorDepth {
    start_color()
    use_default_colors()
    return ColorSupport.depth(colors: Int(tenantry_colors()), wanted: wanted, environment: environment)
  }

  private static func setModes() {
    raw()
    noecho()
    nonl()
    // Curses must not look at the keyboard: the input thread reads it.
    typeahead(-1)
    idlok(tenantry_stdscr(), true)
    leaveok(tenantry_stdscr(), false)
    scrollok(tenantry_stdscr(), false)
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
