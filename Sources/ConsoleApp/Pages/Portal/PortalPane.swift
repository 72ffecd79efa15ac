import TerminalKit
import TypedText

/// What a tab remembers: which row is selected and how it is filtered.
struct PortalPane: Equatable, Sendable {
  var table = TableState()
  var filter: FilterLine

  init(_ tab: PortalTab) { filter = FilterLine(tab.schema) }
}
