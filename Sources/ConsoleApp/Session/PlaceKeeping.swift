import Foundation

/// Whether a console keeps where one is, and where one was.
package struct PlaceKeeping: Equatable, Sendable {
  /// True when where one is is saved.
  package var isOn: Bool
  /// Where one was the last time; nil begins at the overview.
  package var last: SavedPlace?
  /// What to say at the start: why the last place could not be read.
  package var warning: String?

  package init(isOn: Bool, last: SavedPlace? = nil, warning: String? = nil) {
    self.isOn = isOn
    self.last = last
    self.warning = warning
  }

  /// Nothing is kept: for platforms that go with the process, and for tests.
  package static let off = PlaceKeeping(isOn: false)
}
