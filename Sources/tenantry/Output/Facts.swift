import TenantModel
import TerminalKit

/// Names and values below each other, with titles between: one thing in full.
struct Facts: Equatable, Sendable {
  private enum Line: Equatable, Sendable {
    case title(String)
    case fact(String, String, Style.Meaning?)
    case link(String, HTTPSURL)
    case text(String)
  }

  private var lines: [Line] = []

  /// A title over what follows.
  mutating func section(_ title: String) { lines.append(.title(title)) }

  /// One fact; left out when there is no value.
  mutating func add(_ name: String, _ value: String?, _ meaning: Style.Meaning? = nil) {
    guard let value, !value.isEmpty else { return }
    lines.append(.fact(name, Sanitizer.visible(value), meaning))
  }

  /// A URL, which a terminal may open.
  mutating func add(_ name: String, _ url: HTTPSURL) { lines.append(.link(name, url)) }

  /// Text that is clean already, such as a table, set in.
  mutating func add(clean text: String) {
    for line in text.split(separator: "\n") { lines.append(.text(String(line))) }
  }

  func text(_ style: Style) -> String {
    let widths = lines.map { line in
      switch line {
      case .fact(let name, _, _), .link(let name, _): TextWidth.of(name)
      case .title, .text: 0
      }
    }
    let width = widths.max() ?? 0
    var text = ""
    for line in lines {
      switch line {
      case .title(let title): text += (text.isEmpty ? "" : "\n") + style.paint(title, .strong) + "\n"
      case .fact(let name, let value, let meaning):
        let blanks = String(repeating: " ", count: width - TextWidth.of(name) + 2)
        text += "  " + style.paint(name, .quiet) + blanks + style.paint(value, meaning) + "\n"
      case .link(let name, let url):
        let blanks = String(repeating: " ", count: width - TextWidth.of(name) + 2)
        text += "  " + style.paint(name, .quiet) + blanks + style.link(url) + "\n"
      case .text(let line): text += "  " + line + "\n"
      }
    }
    return text
  }
}
