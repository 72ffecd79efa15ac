import TenantModel
import TenantryAPI

/// What rows are compared by: numbers before words, equal ones by the tenant.
struct BillingKey: Comparable {
  var number = 0.0
  var word = ""
  var tenant = ""

  static func < (left: BillingKey, right: BillingKey) -> Bool {
    (left.number, left.word, left.tenant) < (right.number, right.word, right.tenant)
  }
}
