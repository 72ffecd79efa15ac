import TenantModel

/// All that the console knows of a page without making it.
package struct PageEntry: Sendable {
  package let id: PageID
  /// The route of the PRD (§2).
  package let path: String
  /// The name in the line of pages.
  package let title: String
  /// What it is for, one sentence, for palette and help.
  package let summary: String
  /// The key that opens it, a digit, `,` or `.`; nil for pages that are reached from others.
  package let key: Character?
  /// The word that opens it in the palette.
  package let verb: String
  /// The page it belongs under in the line of pages, for those without a key.
  package let parent: PageID?
  /// Who may see it (PRD §2).
  package let roles: Set<Role>
  /// What it is made of, by the names of the PRD (§3, §4), in the order of the screen.
  package let components: [PageComponent]
  package let make: @Sendable (Route) -> any Page

  package init(
    _ id: PageID, path: String, title: String, summary: String, key: Character? = nil, verb: String,
    parent: PageID? = nil, roles: Set<Role>, components: [PageComponent] = [],
    make: @escaping @Sendable (Route) -> any Page
  ) {
    self.id = id
    self.path = path
    self.title = title
    self.summary = summary
    self.key = key
    self.verb = verb
    self.parent = parent
    self.roles = roles
    self.components = components
    self.make = make
  }

  /// Whether a role may see it; until the role is known, anybody may.
  package func isOpen(to role: Role?) -> Bool { role.map { roles.contains($0) } ?? true }
}
