import TerminalKit
import TypedText

/// The tables of the portal.
enum PortalTab: String, CaseIterable, Hashable, Sendable {
  case workspaces
  case invoices
  case requests

  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  var schema: FilterSchema {
    switch self {
    case .workspaces: PortalFields.workspaces
    case .invoices: BillingFields.invoices
    case .requests: PortalFields.requests
    }
  }

  /// The tab so many places further, round and round.
  func moved(by places: Int) -> PortalTab {
    let all = Self.allCases
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + places + all.count) % all.count]
  }
}
