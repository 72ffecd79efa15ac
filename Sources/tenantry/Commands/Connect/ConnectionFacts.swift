import Integrations
import TerminalKit

/// What the test of a connection found, as data and as lines.
struct ConnectionFacts: Encodable, Equatable {
  struct Check: Encodable, Equatable {
    let name: String
    let isPassing: Bool
    let sentence: String
  }

  let system: String
  let isPassing: Bool
  let identity: String?
  let version: String?
  let checks: [Check]

  init(_ report: ConnectionReport) {
    system = report.system
    isPassing = report.isPassing
    identity = report.identity
    version = report.version
    checks = report.checks.map { Check(name: $0.name, isPassing: $0.isPassing, sentence: $0.sentence) }
  }

  /// A line for what answered, then one for each check.
  static func text(_ report: ConnectionReport, _ title: String, _ style: Style) -> String {
    let known = [report.version, report.identity.map { "as \($0)" }].compactMap { $0 }
    let head = [title] + known
    let lines = report.checks.map { check in
      let sign =
        style.glyphs == .ascii ? (check.isPassing ? "+" : "x") : check.isPassing ? Glyph.done : Glyph.error
      let words = Sanitizer.visible(check.sentence)
      return "  \(style.paint(sign, check.isPassing ? .good : .bad)) \(words)"
    }
    return ([style.paint(Sanitizer.visible(head.joined(separator: ", ")), .strong)] + lines)
      .map { $0 + "\n" }.joined()
  }
}
