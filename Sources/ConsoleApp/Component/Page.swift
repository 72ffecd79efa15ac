import TerminalKit

/// A component that fills the body of the screen and has a place in the `PageCatalog`.
package protocol Page: Component {
  /// Where it is: what the catalog would need to make it again.
  var route: Route { get }

  /// What the line of pages shows behind the page's name, for example a tenant's slug; nil for nothing.
  var breadcrumb: String? { get }

  /// True when it shows ages, or what changes by itself: the time then stands in the first line.
  var showsTime: Bool { get }

  /// True when everything it shows is here and the change feed tells of all of it: as long as nothing has changed, it
  /// comes back without asking again.
  var followsChanges: Bool { get }

  /// What esc does here, in a word or two.
  var leaveLabel: String { get }
}

extension Page {
  package var breadcrumb: String? { nil }

  package var showsTime: Bool { true }

  package var followsChanges: Bool { false }

  package var leaveLabel: String { "back" }
}
