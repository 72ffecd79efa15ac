/// The paints of a theme.
package struct ThemeLook: Hashable, Sendable {
  /// The paint of each role; a role that is missing looks like `text`.
  package var roles: [Role: Paint]
  /// What each ground changes: it has a background, may replace the colour of plain text, and add weight.
  package var grounds: [Ground: Paint]

  /// Makes a look.
  package init(roles: [Role: Paint], grounds: [Ground: Paint]) {
    self.roles = roles
    self.grounds = grounds
  }
}
