/// How a cell is styled: what it means, what it stands on, how heavy it is. Three bytes.
package struct Style: Hashable, Sendable {
  /// What the text means.
  package var role: Role
  /// Extra weight.
  package var attributes: Attributes
  /// What it stands on.
  package var ground: Ground

  /// Makes a style.
  package init(_ role: Role = .text, _ attributes: Attributes = [], on ground: Ground = .plain) {
    self.role = role
    self.attributes = attributes
    self.ground = ground
  }

  /// Ordinary text on the plain ground.
  package static let plain = Style()
  /// Text that can be overlooked.
  package static let dim = Style(.dim)
  /// Focus and action.
  package static let accent = Style(.accent)
  /// Healthy, done.
  package static let ok = Style(.ok)
  /// Needs attention soon.
  package static let warning = Style(.warning)
  /// Broken, failed.
  package static let error = Style(.error)
  /// Under way.
  package static let busy = Style(.busy)
  /// The name of a pane.
  package static let title = Style(.title)
  /// Rules and borders.
  package static let rule = Style(.rule)
  /// A key in a hint.
  package static let key = Style(.key)
  /// Ordinary text, heavier.
  package static let bold = Style(.text, .bold)

  /// This style with attributes added.
  package func adding(_ more: Attributes) -> Style {
    Style(role, attributes.union(more), on: ground)
  }

  /// This style on another ground.
  package func on(_ ground: Ground) -> Style { Style(role, attributes, on: ground) }
}
