import TenantModel

/// Runs a flow. It looks with the caller's role and changes nothing.
package struct StartAgentRun: Endpoint {
  package static let name = "ai.run"
  package static let method = EndpointMethod.post
  package static let path = "/api/ai/runs"
  package static let permission = Permission.aiRun

  /// The flow's name.
  package var flow: String
  /// The tenant's id or slug, for flows about one.
  package var tenant: String?
  /// The operation's id or the beginning of it, for flows about one.
  package var operation: String?
  /// At most `AgentRun.questionLengthMax` characters; flows about a question need one.
  package var question: String?
  package var trigger: TriggerSource
  package var idempotencyKey: String?

  package init(
    flow: String, tenant: String? = nil, operation: String? = nil, question: String? = nil,
    trigger: TriggerSource, idempotencyKey: String? = nil
  ) {
    self.flow = flow
    self.tenant = tenant
    self.operation = operation
    self.question = question
    self.trigger = trigger
    self.idempotencyKey = idempotencyKey
  }

  package typealias Output = AgentRun
}
