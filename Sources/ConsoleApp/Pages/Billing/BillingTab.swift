import TerminalKit
import TypedText

/// The tables of billing.
enum BillingTab: String, CaseIterable, Hashable, Sendable {
  case subscriptions
  case invoices
  case proposals

  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  var schema: FilterSchema {
    switch self {
    case .subscriptions: BillingFields.subscriptions
    case .invoices: BillingFields.invoices
    case .proposals: BillingFields.proposals
    }
  }

  /// What it can be sorted by, as the columns stand; without any it is in the platform's order, trouble first.
  var sorts: [String] {
    switch self {
    case .subscriptions: ["tenant", "status", "plan", "monthly", "owes", "next"]
    case .invoices: ["number", "status", "tenant", "month", "total", "due"]
    case .proposals: ["tenant", "status", "by", "age"]
    }
  }

  /// The tab so many places further, round and round.
  func moved(by places: Int) -> BillingTab {
    let all = Self.allCases
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + places + all.count) % all.count]
  }
}
