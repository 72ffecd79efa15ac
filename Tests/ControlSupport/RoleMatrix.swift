import StorageCore
import TenantModel
import TenantryAPI

/// What the tests of roles need, by whatever door they ask: tenants with papers, and what each call is about.
package enum RoleMatrix {
  /// An invoice that was sent, a proposal and a support request of a tenant.
  package static func papers(of slug: String, in world: ControlWorld) async throws -> EndpointSamples.Papers {
    let proposal = try await world.client(.financeOwner).call(
      ProposeChange(tenant: slug, kind: .credit, amountCents: 100, reason: "r"))
    let request = try await world.operator.call(OpenSupportRequest(tenant: slug, subject: "s", text: "t"))
    guard let invoice = try await world.owner.call(ListInvoices(tenant: slug)).items.first else {
      throw StorageError(.notFound, "\(slug) has no invoice")
    }
    return EndpointSamples.Papers(
      invoice: invoice.id.rawValue, proposal: proposal.id.rawValue, request: request.id.rawValue)
  }

  /// Tenants that are served since long ago, with the last month billed.
  package static func billed(_ slugs: [String], in world: ControlWorld) async throws {
    let period = BillingPeriod(of: world.time.now).previous
    for slug in slugs { try await world.adopt(slug) { $0.subscribedSince = period.start } }
    _ = try await world.book.draft(through: period, at: world.time.now)
    _ = try await world.book.issue(through: period, at: world.time.now)
  }

  /// What a call is about, to the admin of the tenant “mine”, when it names `tenant`.
  package static func ownership(_ endpoint: any Endpoint.Type, of tenant: String) -> Ownership {
    if aboutAll.contains(endpoint.name) { return .other }
    return ["{tenant}", "{operation}", "{invoice}", "{request}"].contains { endpoint.path.contains($0) }
      || endpoint == ListOperations.self || endpoint == ListInvoices.self
      || endpoint == ListSupportRequests.self
      ? (tenant == "mine" ? .own : .other) : .own
  }

  /// Endpoints whose answer tells of every tenant, whoever asks.
  private static let aboutAll: Set<String> = [
    ListTenants.name, CheckSlug.name, GetBillingOverview.name, ListSubscriptions.name, ListProposals.name,
    ListBillingRuns.name, ListRecommendations.name,
  ]
}
