import Integrations
import Operations
import TenantModel
import TenantryAPI

extension RequestContext {
  /// n8n, and whether it is connected.
  var n8nStatus: IntegrationStatus { status(of: "n8n", title: "n8n", isConnected: parts.n8n != nil) }

  /// n8n, for what cannot do without.
  ///
  /// - Throws: `APIProblem` with `unavailable`.
  func n8n() throws -> N8nSystem {
    guard let n8n = parts.n8n else {
      throw APIProblem(
        .unavailable,
        "n8n is not connected\(n8nStatus.problem.map { ": \($0)" } ?? ".") tenantry connect n8n connects it.")
    }
    return n8n
  }

  /// An outside system as it is known, its breaker included.
  func status(of system: String, title: String, isConnected: Bool) -> IntegrationStatus {
    var status =
      parts.integrations.first { $0.system == system }
      ?? IntegrationStatus(system: system, title: title, isConnected: isConnected)
    status.breaker = parts.breakers()[system]
    return status
  }

  /// The tenants that workflows' tags name, by slug; those that there are not are left out.
  func tenants(named slugs: some Sequence<String>) async throws -> [String: Tenant] {
    var found: [String: Tenant] = [:]
    for text in Set(slugs) {
      guard let slug = try? Slug(text) else { continue }
      found[text] = try await parts.tenants.tenant(slug: slug)
    }
    return found
  }

  /// The workflows that n8n has, of one tenant or all, with whose they are.
  func automationBook(_ n8n: N8nSystem, tenant: Tenant? = nil) async throws -> AutomationBook {
    let tag = tenant.map { AutomationBook.tag(of: $0.slug) }
    let workflows = try await asking { () async throws(IntegrationError) in
      try await n8n.client.workflows(tag: tag)
    }
    let tenants = try await tenants(named: workflows.compactMap(AutomationBook.slug(of:)))
    return AutomationBook(n8n: n8n, workflows: workflows, tenants: tenants)
  }

  /// One workflow with whose it is.
  ///
  /// - Throws: `APIProblem` with `notFound`.
  func automationBook(_ n8n: N8nSystem, workflow id: String) async throws -> AutomationBook {
    let found = try await asking { () async throws(IntegrationError) in
      try await n8n.client.workflow(id)
    }
    guard let found else { throw APIProblem(.notFound, "n8n has no workflow “\(id.prefix(60))”.") }
    return AutomationBook(
      n8n: n8n, workflows: [found],
      tenants: try await tenants(named: [AutomationBook.slug(of: found)].compactMap { $0 }))
  }

  /// Asks an outside system; what it refuses, and that it does not answer, is said as a problem.
  ///
  /// - Throws: `APIProblem`, `CancellationError`.
  func asking<Answer>(_ ask: () async throws(IntegrationError) -> Answer) async throws -> Answer {
    do throws(IntegrationError) {
      return try await ask()
    } catch {
      try Task.checkCancellation()
      throw APIProblem(outside: error)
    }
  }
}

extension APIProblem {
  /// What an outside system said no to, or why it said nothing.
  init(outside error: IntegrationError) {
    let code: ProblemCode =
      switch error.code {
      case IntegrationError.codeNotFound: .notFound
      case IntegrationError.codeConflict, IntegrationError.codeInvalid: .refused
      case IntegrationError.codeTimeout: .timeout
      default: .unavailable
      }
    self.init(code, error.message)
  }
}
