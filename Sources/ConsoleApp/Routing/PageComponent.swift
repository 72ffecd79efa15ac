/// A part of a page that the PRD names, and how it is met in a terminal.
package struct PageComponent: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// Something on the page; the drawn screen knows it by its name.
    case part
    /// A button: a command of the page, by its id.
    case command(String)
    /// A dialog or drawer that the page opens; the drawn screen knows it by its name.
    case dialog
  }

  package let id: ComponentID
  package let kind: Kind

  /// The word for the kind, in lists.
  package var word: String {
    switch kind {
    case .part: "part"
    case .command: "command"
    case .dialog: "dialog"
    }
  }

  static func part(_ id: ComponentID) -> PageComponent { PageComponent(id: id, kind: .part) }

  static func dialog(_ id: ComponentID) -> PageComponent { PageComponent(id: id, kind: .dialog) }

  static func command(_ id: ComponentID, _ command: String) -> PageComponent {
    PageComponent(id: id, kind: .command(command))
  }
}
