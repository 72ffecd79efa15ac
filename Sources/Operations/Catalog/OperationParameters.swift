import TenantModel

/// What is frozen into an operation when it is asked for. Stored as JSON in the job.
package struct OperationParameters: Codable, Equatable, Sendable {
  package var tenantId: TenantID
  package var slug: Slug
  package var kind: OperationKind
  /// Who asked, as the control plane names people.
  package var actor: String
  /// For `pause`: on whose behalf.
  package var pausedBy: Pauser
  /// Why, for people; nil when nobody said.
  package var reason: String?
  /// Nil for the kinds without parameters.
  private var given: OperationDetails?

  package var details: OperationDetails { given ?? OperationDetails() }

  package init(
    tenantId: TenantID, slug: Slug, kind: OperationKind, actor: String, pausedBy: Pauser = .operator,
    reason: String? = nil, details: OperationDetails = OperationDetails()
  ) {
    self.tenantId = tenantId
    self.slug = slug
    self.kind = kind
    self.actor = actor
    self.pausedBy = pausedBy
    self.reason = reason
    given = details == OperationDetails() ? nil : details
  }
}
