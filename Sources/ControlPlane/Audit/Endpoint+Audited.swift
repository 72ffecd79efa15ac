import TenantModel
import TenantryAPI

extension Endpoint {
  /// The tenant that it is about, where its path does not say.
  var auditedTenant: String? {
    switch self {
    case let create as CreateTenant: create.request.slug
    case let start as StartAgentRun: start.tenant
    case let ask as AskApproval: ask.tenant
    default: nil
    }
  }

  /// What was asked, as the audit log keeps the hash of it. People type secrets where references belong: of connections
  /// only the names of the fields count.
  var audited: any Encodable {
    switch self {
    case let save as SaveIntegration:
      SaveIntegration(
        system: save.system, fields: save.fields.mapValues { $0.isEmpty ? "" : "•••" },
        isUntested: save.isUntested)
    default: self
    }
  }

  /// The operation that an answer names.
  static func operation(in output: Any) -> String? {
    switch output {
    case let output as SubmitOperation.Output: output.operationId.rawValue
    case let output as CreateTenant.Output: output.operationId.rawValue
    case let output as OperationSummary: output.id.rawValue
    case let output as AgentProposal: output.operation?.rawValue
    case let output as Approval: output.operation?.rawValue
    default: nil
    }
  }
}
