import TenantModel
import TenantryAPI

/// All tenants that a question is about, gathered page by page.
struct TenantGathering: Equatable, Sendable {
  /// The next page.
  private(set) var question: ListTenants
  private(set) var tenants: [Tenant] = []

  /// Begins with the first page.
  init(of list: ListTenants) {
    question = list
    (question.limit, question.offset) = (ListTenants.limitMax, 0)
  }

  /// Takes a page; true when it was the last one. A tenant that moved to a later page meanwhile counts once.
  mutating func take(_ output: ListTenants.Output) -> Bool {
    let known = Set(tenants.map(\.id))
    tenants += output.items.filter { !known.contains($0.id) }
    question.offset += output.items.count
    return output.items.isEmpty || question.offset >= output.total
  }
}
