import Operations
import TypedText

/// What stands behind the support page: the runbooks, the systems that can be asked, the team's chat.
package struct SupportDesk: Sendable {
  /// The runbooks' Markdown, by the names that faults give them.
  package var runbooks: [String: String]
  package var systems: SystemWatch
  /// Nil where no chat is connected.
  package var chat: MattermostSystem?

  package init(
    runbooks: [String: String] = [:], systems: SystemWatch = SystemWatch([]), chat: MattermostSystem? = nil
  ) {
    self.runbooks = runbooks
    self.systems = systems
    self.chat = chat
  }

  /// A runbook's first heading, or its name where it has none.
  func title(of name: String) -> String {
    let first = runbooks[name]?.split(separator: "\n").first.map(String.init) ?? ""
    return first.hasPrefix("# ") ? String(first.dropFirst(2)) : name
  }

  /// `image-pull` of `docs/runbooks/image-pull.md`.
  static func name(ofPath path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".md") ? String(file.dropLast(3)) : file
  }
}
