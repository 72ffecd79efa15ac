import Foundation
import TenantModel
import TenantryAPI

/// What a handler works with: the control plane's parts, and who asks.
package struct RequestContext: Sendable {
  package let parts: ControlPlaneParts
  package let caller: Caller
  /// What the caller says yes to as a second person, while it is carried out.
  var approving: Approving?

  /// The tenant by id or slug.
  ///
  /// - Throws: `APIProblem` with `notFound`.
  func tenant(_ reference: String) async throws -> Tenant {
    if let slug = try? Slug(reference), let tenant = try await parts.tenants.tenant(slug: slug) {
      return tenant
    }
    if let id = try? TenantID(reference.uppercased()), let tenant = try await parts.tenants.tenant(id) {
      return tenant
    }
    throw APIProblem(.notFound, "There is no tenant “\(reference.prefix(60))”.")
  }

  /// What the tenant is to the caller. A tenant that does not exist is nobody's.
  func ownership(of reference: String) async throws -> Ownership {
    guard caller.role == .tenantAdmin else { return .own }
    return try await ownership { try await tenant(reference) }
  }

  /// What the tenant that is looked up is to the caller. One that is not found, or not found out, is nobody's.
  func ownership(finding tenant: () async throws -> Tenant) async throws -> Ownership {
    do {
      return caller.tenants.contains(try await tenant().slug) ? .own : .other
    } catch let problem as APIProblem where problem.code == .notFound || problem.code == .invalid {
      return .other
    }
  }
}
