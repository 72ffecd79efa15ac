import TenantModel

/// How hard it must be to say yes to many at once: as hard as for the gravest of them, and a grade harder for many.
package struct BulkSeverity: Equatable, Sendable {
  /// From so many on it is a grade harder.
  package static let manyMin = 5

  package let confirmation: OperationPlan.Confirmation
  /// What must be typed; nil when a button is enough.
  package let words: String?

  /// The grade for those that can be done.
  package init(_ kind: OperationKind, _ ready: [(tenant: Tenant, plan: OperationPlan)]) {
    let grades: [OperationPlan.Confirmation] = [.enter, .typeSlug, .typeSlugAndEnvironment]
    var grade = ready.reduce(0) { max($0, grades.firstIndex(of: $1.plan.confirmation) ?? 0) }
    if ready.count >= Self.manyMin { grade = min(grade + 1, grades.count - 1) }
    confirmation = grades[grade]
    if let only = ready.first?.tenant, ready.count == 1 {
      words = confirmation.words(slug: only.slug, environment: only.environment)
      return
    }
    let gravest = ready.contains { $0.tenant.environment == .production } ? "production" : "staging"
    switch confirmation {
    case .enter, .secondPerson: words = nil
    case .typeSlug: words = "\(kind.word) \(ready.count)"
    case .typeSlugAndEnvironment: words = "\(kind.word) \(ready.count) \(gravest)"
    }
  }
}
