import TenantModel
import TenantryAPI
import TypedText

/// What the tables of billing can be filtered by.
enum BillingFields {
  static let subscriptions = FilterSchema(
    [
      FilterField("tenant", .text, aliases: ["slug"], "the tenant's slug"),
      FilterField("name", .text, "the tenant's name"),
      FilterField("group", .text, aliases: ["agency"], "the agency group"),
      FilterField(
        "status", .choice, values: BillingSubscription.Status.allCases.map(\.rawValue), "whether it pays"),
      FilterField("plan", .text, "the plan"),
      FilterField("owes", .number, "what it owes, in whole units of its currency"),
      FilterField("next", .date, isOptional: true, "when the next invoice is made"),
    ], searched: ["tenant", "name", "group", "plan"])

  static func cell(_ item: SubscriptionView, _ field: String) -> FilterCell {
    switch field {
    case "tenant": .text(item.tenantSlug.rawValue)
    case "name": .text(item.tenantName.rawValue)
    case "group": .text(item.agencyGroup.rawValue)
    case "status": .text(item.subscription.status.rawValue)
    case "plan": .text(item.subscription.planId)
    case "owes": .number(Double(item.unpaidCents) / 100)
    case "next": item.subscription.nextInvoiceDate.map { .time($0) } ?? .none
    default: .none
    }
  }

  static let invoices = FilterSchema(
    [
      FilterField("number", .text, isOptional: true, "the invoice's number"),
      FilterField("tenant", .text, aliases: ["slug"], "the tenant's slug"),
      FilterField("name", .text, "the tenant's name"),
      FilterField("status", .choice, values: Invoice.Status.allCases.map(\.rawValue), "whether it is paid"),
      FilterField("period", .text, aliases: ["month"], "the month it is for"),
      FilterField("plan", .text, "the plan it bills"),
      FilterField("total", .number, "its total, in whole units of its currency"),
      FilterField("due", .date, isOptional: true, "when it is due"),
      FilterField("reference", .text, isOptional: true, "what the payment is known by"),
    ], searched: ["number", "tenant", "name", "period", "reference"])

  static func cell(_ item: Invoice, _ field: String) -> FilterCell {
    switch field {
    case "number": item.number.map { .text($0) } ?? .none
    case "tenant": .text(item.tenantSlug.rawValue)
    case "name": .text(item.tenantName.rawValue)
    case "status": .text(item.status.rawValue)
    case "period": .text(item.period.rawValue)
    case "plan": .text(item.planId)
    case "total": .number(Double(item.totalCents) / 100)
    case "due": item.dueAt.map { .time($0) } ?? .none
    case "reference": item.reference.map { .text($0) } ?? .none
    default: .none
    }
  }

  static let proposals = FilterSchema(
    [
      FilterField("tenant", .text, aliases: ["slug"], "the tenant's slug"),
      FilterField("kind", .choice, values: ChangeRequest.Kind.allCases.map(\.rawValue), "what is proposed"),
      FilterField("status", .choice, values: ChangeRequest.Status.allCases.map(\.rawValue), "how it stands"),
      FilterField("by", .text, aliases: ["actor"], "who proposed it"),
      FilterField("reason", .text, "why"),
      FilterField("age", .age, "since it was proposed"),
    ], searched: ["tenant", "kind", "by", "reason"])

  static func cell(_ item: ChangeRequest, _ field: String) -> FilterCell {
    switch field {
    case "tenant": .text(item.tenantSlug.rawValue)
    case "kind": .text(item.kind.rawValue)
    case "status": .text(item.status.rawValue)
    case "by": .text(item.proposedBy)
    case "reason": .text(item.reason)
    case "age": .time(item.proposedAt)
    default: .none
    }
  }

  /// The items that pass.
  static func filter<Item>(
    _ items: [Item], by line: FilterLine, _ cell: @escaping (Item, String) -> FilterCell
  ) -> [Item] {
    guard !line.condition.isEmpty else { return items }
    return items.filter(FilterMatcher(line.condition, searched: line.schema.searched, cell: cell).matches)
  }
}
