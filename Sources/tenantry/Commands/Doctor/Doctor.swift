import TerminalKit

/// Judges what was found: pure, and each problem says what to do.
enum Doctor {
  /// All checks, in the order in which they are read.
  static func checks(_ facts: DoctorFacts) -> [DoctorCheck] {
    var checks = terminal(facts.terminal, facts.variables)
    checks += answers(facts.terminal)
    checks.append(clipboard(facts.clipboard, facts.terminal))
    checks += platform(facts)
    checks += connections(facts)
    checks += folder(facts.folder)
    checks += files(facts)
    return checks
  }

  private static func terminal(
    _ terminal: DoctorFacts.Terminal, _ variables: [String: String]
  ) -> [DoctorCheck] {
    let area = "terminal"
    let entry: DoctorCheck
    switch terminal.entry {
    case nil:
      entry = DoctorCheck(
        area, "TERM", .problem, "“\(terminal.term)” cannot show the console",
        advice: "Set TERM to what your terminal is, for example xterm-256color.")
    case let name? where name == terminal.term:
      entry = DoctorCheck(area, "TERM", .ok, "\(name), from \(terminal.source ?? "the library itself")")
    case let name?:
      entry = DoctorCheck(
        area, "TERM", .notice,
        "“\(terminal.term)” is not in the database; drawn for \(name), from \(terminal.source ?? "the library itself")",
        advice: "Nothing breaks. Install the terminal's entry (infocmp there, tic -x here) to use all it can."
      )
    }
    return [entry, colors(terminal, variables), locale(terminal, variables)]
  }

  private static func colors(
    _ terminal: DoctorFacts.Terminal, _ variables: [String: String]
  ) -> DoctorCheck {
    let wish = variables["COLORTERM"].map { ", COLORTERM=\($0)" } ?? ""
    let value = "\(terminal.colors) in the entry\(wish)"
    if NoColor.isAsked(by: { variables[$0] }) {
      let name = (variables["NO_COLOR"] ?? "").isEmpty ? "TENANTRY_NO_COLOR" : "NO_COLOR"
      return DoctorCheck("terminal", "colours", .notice, "none: \(name) is set (\(value))")
    }
    return terminal.colors >= 8 || terminal.entry == nil
      ? DoctorCheck("terminal", "colours", .ok, value)
      : DoctorCheck(
        "terminal", "colours", .notice, value,
        advice: "State is shown by signs and words. Another TERM may have more.")
  }

  private static func locale(
    _ terminal: DoctorFacts.Terminal, _ variables: [String: String]
  ) -> DoctorCheck {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { variables[$0] }.first { !$0.isEmpty } ?? "not set"
    return terminal.codeset == "UTF-8"
      ? DoctorCheck("terminal", "locale", .ok, "\(name), UTF-8")
      : DoctorCheck(
        "terminal", "locale", .notice, "\(name), \(terminal.codeset): the screen is drawn in ASCII",
        advice: "Set LANG=C.UTF-8 for names in all scripts and finer lines.")
  }

  private static func answers(_ terminal: DoctorFacts.Terminal) -> [DoctorCheck] {
    let area = "terminal"
    guard terminal.isAsked else {
      return [DoctorCheck(area, "width test", .skipped, "input or output is no terminal that can be asked")]
    }
    guard terminal.hasAnswered else {
      return [
        DoctorCheck(
          area, "width test", .skipped, "the terminal did not answer in time",
          advice: "Over a slow line that is no fault; else the terminal answers no questions.")
      ]
    }
    let wrong = terminal.widths.filter { $0.drawn != $0.right }
    let width: DoctorCheck =
      if terminal.widths.isEmpty {
        DoctorCheck(area, "width test", .skipped, "the locale is not UTF-8")
      } else if wrong.isEmpty {
        DoctorCheck(
          area, "width test", .ok, terminal.widths.map { "\($0.name) \($0.drawn)" }.joined(separator: ", "))
      } else {
        DoctorCheck(
          area, "width test", .problem,
          wrong.map { "\($0.name) is drawn \($0.drawn) cells wide, not \($0.right)" }.joined(separator: ", "),
          advice:
            "Columns will not stand in line where such names are; check the terminal's Unicode width settings."
        )
      }
    let names = [(2026, "whole frames (2026)"), (1006, "mouse (1006)"), (2004, "bracketed paste (2004)")]
    let known = names.filter { (terminal.modes[$0.0] ?? 0) != 0 }.map(\.1)
    let modes =
      terminal.modes.isEmpty
      ? DoctorCheck(area, "modes", .skipped, "the terminal does not say which it knows")
      : DoctorCheck(area, "modes", .ok, known.isEmpty ? "none of ours" : known.joined(separator: ", "))
    return [width, modes]
  }

  private static func clipboard(
    _ way: NativeClipboard.Way, _ terminal: DoctorFacts.Terminal
  ) -> DoctorCheck {
    switch way {
    case .program(let program):
      DoctorCheck("terminal", "clipboard", .ok, program.words.joined(separator: " "))
    case .terminal:
      DoctorCheck(
        "terminal", "clipboard", .ok,
        terminal.attributes.contains(52)
          ? "OSC 52, which the terminal says it takes"
          : "OSC 52; whether the terminal takes it, it does not say")
    case .none(let reason):
      DoctorCheck(
        "terminal", "clipboard", .notice, "none: \(reason)",
        advice: "Set TENANTRY_CLIPBOARD to auto, osc52 or native.")
    }
  }
}
