import Foundation
import HTTPTransport
import Integrations
import Operations
import TenantModel
import TenantryAPI

extension RunWorkflow: HandledEndpoint {
  /// How long a key is remembered: executions that are older are not looked at for it.
  private static let secondsRemembered = 3_600.0

  package func handle(in context: RequestContext) async throws -> Output {
    let n8n = try context.n8n()
    guard (1...RequestContext.idempotencyKeyBytesMax).contains(idempotencyKey.utf8.count) else {
      throw APIProblem(
        .invalid, "The idempotency key must be 1 to \(RequestContext.idempotencyKeyBytesMax) bytes long.",
        fields: [.init(pointer: "idempotency_key", message: "must not be empty, and not that long")])
    }
    let book = try await context.automationBook(n8n, workflow: workflow)
    guard let found = book.workflows.first, let path = AutomationBook.runPath(found) else {
      throw APIProblem(.refused, "n8n's API starts a workflow by a webhook only, and this one has none.")
    }
    if let reason = book.runRefusal(found) {
      throw APIProblem(.refused, "“\(found.name)” cannot be run: \(reason).")
    }
    let since = context.parts.now().addingTimeInterval(-Self.secondsRemembered)
    let key = idempotencyKey
    let search = { () async throws(IntegrationError) in
      try await n8n.client.execution(correlation: key, workflow: found.id, since: since)
    }
    if let there = try await context.asking(search) {
      return Output(execution: book.execution(there), wasStarted: true)
    }
    let content = Self.content(book.tenant(of: found), actor: context.caller.actor)
    do throws(IntegrationError) {
      _ = try await n8n.client.trigger(path, content: content, correlation: key)
    } catch {
      // An answer that got lost is no run that did not begin: n8n's list knows.
      guard error.retry == .uncertain, let there = try await context.asking(search) else {
        try Task.checkCancellation()
        guard error.retry == .uncertain else { throw APIProblem(outside: error) }
        throw APIProblem(
          .timeout, "\(error.message) Whether it was started is not known: look at its executions.")
      }
      return Output(execution: book.execution(there), wasStarted: false)
    }
    return Output(execution: try await context.asking(search).map(book.execution), wasStarted: false)
  }

  /// What the webhook is told: who wants it, and of which tenant.
  private static func content(_ tenant: Tenant?, actor: String) -> [String: JSONValue] {
    var content: [String: JSONValue] = ["kind": "manual_run", "actor": .string(actor)]
    if let tenant {
      content["tenant"] = [
        "id": .string(tenant.id.rawValue), "slug": .string(tenant.slug.rawValue),
        "name": .string(tenant.name.rawValue), "url": .string(tenant.odooUrl.description),
        "environment": .string(tenant.environment.rawValue),
      ]
    }
    return content
  }
}
