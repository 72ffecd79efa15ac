import TenantModel

/// How hard it must be to say yes to many at once: as hard as for the gravest of them, and a grade harder for many.
struct BulkSeverity: Equatable, Sendable {
  /// From so many on it is a grade harder.
  static let manyMin = 5

  let confirmation: OperationPlan.Confirmation
  /// What must be typed; nil when a button is enough.
  let words: String?

  /// The grade for those that can be done.
  init(_ kind: OperationKind, _ items: [BulkItem]) {
    let ready = items.compactMap { item in item.plan.map { (item.tenant, $0) } }
    let grades: [OperationPlan.Confirmation] = [.enter, .typeSlug, .typeSlugAndEnvironment]
    var grade = ready.reduce(0) { max($0, grades.firstIndex(of: $1.1.confirmation) ?? 0) }
    if ready.count >= Self.manyMin { grade = min(grade + 1, grades.count - 1) }
    confirmation = grades[grade]
    if let only = ready.first?.0, ready.count == 1 {
      words = confirmation.words(slug: only.slug, environment: only.environment)
      return
    }
    let gravest = ready.contains { $0.0.environment == .production } ? "production" : "staging"
    switch confirmation {
    case .enter, .secondPerson: words = nil
    case .typeSlug: words = "\(kind.rawValue) \(ready.count)"
    case .typeSlugAndEnvironment: words = "\(kind.rawValue) \(ready.count) \(gravest)"
    }
  }
}
