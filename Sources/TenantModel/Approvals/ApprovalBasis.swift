/// What an approval rests on: the tenant as it was when somebody asked. When it is another by the time of the decision,
/// something else would be done than was asked for.
package struct ApprovalBasis: Codable, Equatable, Sendable {
  package var status: TenantStatus
  package var environment: TenantEnvironment
  package var planId: String
  package var image: ImageReference
  package var bundleCode: String

  package init(_ tenant: Tenant) {
    status = tenant.status
    environment = tenant.environment
    planId = tenant.planId
    image = tenant.image
    bundleCode = tenant.bundleCode
  }

  /// What is different by now, a phrase each; empty when all still stands.
  package func changes(to now: ApprovalBasis) -> [String] {
    var changes: [String] = []
    if status != now.status { changes.append("it was \(status.rawValue) and is \(now.status.rawValue)") }
    if environment != now.environment {
      changes.append("it was in \(environment.rawValue) and is in \(now.environment.rawValue)")
    }
    if planId != now.planId { changes.append("its plan was \(planId) and is \(now.planId)") }
    if image != now.image { changes.append("its image was \(image.tag) and is \(now.image.tag)") }
    if bundleCode != now.bundleCode { changes.append("its bundle was \(bundleCode) and is \(now.bundleCode)") }
    return changes
  }
}
