import TenantModel
import TenantryAPI

/// The rows of billing in their order.
enum BillingRows {
  static func sorted<Item>(
    _ items: [Item], by sort: (column: String, descending: Bool)?, key: (Item, String) -> BillingKey
  )
    -> [Item]
  {
    let column = sort?.column ?? ""
    let keyed = items.map { (key($0, column), $0) }
    let isReversed = sort?.descending ?? false
    return keyed.sorted { isReversed ? $1.0 < $0.0 : $0.0 < $1.0 }.map(\.1)
  }

  /// Without a column: who is past due, then who owes, then the others.
  static func key(_ item: SubscriptionView, _ column: String) -> BillingKey {
    var key = BillingKey(tenant: item.tenantSlug.rawValue)
    switch column {
    case "tenant": break
    case "status": key.word = item.subscription.status.rawValue
    case "plan": key.word = item.subscription.planId
    case "monthly": key.number = -Double(item.monthly?.cents ?? -1)
    case "owes": key.number = -Double(item.unpaidCents)
    case "next": key.number = item.subscription.nextInvoiceDate?.timeIntervalSince1970 ?? .infinity
    default: key.number = -Double(item.pastDueCents)
    }
    return key
  }

  /// Without a column: what is past due, the oldest first, then what is open, then the rest, newest month first.
  static func key(_ item: Invoice, _ column: String) -> BillingKey {
    var key = BillingKey(tenant: item.tenantSlug.rawValue)
    let month = Double(item.period.year * 12 + item.period.month)
    switch column {
    case "number": key.word = item.number ?? "~"
    case "status": key.word = item.status.rawValue
    case "tenant": key.number = 0
    case "month": key.number = -month
    case "total": key.number = -Double(item.totalCents)
    case "due": key.number = item.dueAt?.timeIntervalSince1970 ?? .infinity
    default:
      switch item.status {
      case .pastDue: key.number = month - 1_000_000
      case .open: key.number = month - 500_000
      case .draft, .paid, .void: key.number = -month
      }
    }
    return key
  }

  /// Without a column: what waits first, then the newest.
  static func key(_ item: ChangeRequest, _ column: String) -> BillingKey {
    var key = BillingKey(tenant: item.tenantSlug.rawValue)
    switch column {
    case "tenant": break
    case "status": key.word = item.status.rawValue
    case "by": key.word = item.proposedBy
    case "age": key.number = -item.proposedAt.timeIntervalSince1970
    default:
      let waits = item.status == .pending
      key.number =
        waits ? item.expiresAt.timeIntervalSince1970 - 1e12 : -item.proposedAt.timeIntervalSince1970
    }
    return key
  }
}
