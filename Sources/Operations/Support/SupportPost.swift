import Foundation
import Integrations
import JobEngine
import StorageCore
import TenantModel

/// The job that tells the operators of a support request in Mattermost.
package enum SupportPost {
  package static let kind: JobKind = "support_post"
  package static let lane: LaneKey = "support"

  package struct Parameters: Codable, Equatable, Sendable {
    package var request: SupportRequestID
    package var tenant: Slug
    package var subject: DisplayText
    package var severity: SupportRequest.Severity
    package var text: String
    package var openedBy: String

    package init(_ request: SupportRequest) {
      self.request = request.id
      tenant = request.tenantSlug
      subject = request.subject
      severity = request.severity
      text = request.messages.first?.text ?? ""
      openedBy = request.openedBy
    }
  }

  package static func definition(_ mattermost: MattermostSystem?, store: any SupportStore) -> JobDefinition {
    JobDefinition(
      kind: kind, summary: "Tell the operators of a support request",
      steps: [
        StepDefinition(
          name: "post", title: "Post it", effect: .searchable, skippable: true, deadline: .seconds(86_400),
          settleTime: .seconds(2),
          skipReason: { _ in mattermost == nil ? OperationStep.notConnected : nil },
          probe: { context in
            guard let mattermost else { return .absent }
            return try await OperationFault.mapped(.note) { try await find(context, mattermost) }
          },
          act: { context in
            guard let mattermost else { return ActResult() }
            return try await OperationFault.mapped(.note) { try await post(context, mattermost) }
          }),
        // A step of its own: after a crash the post is found, and this is still to be done.
        StepDefinition(
          name: "record", title: "Note where", effect: .none, repeatSafe: true, deadline: .seconds(86_400),
          skipReason: { _ in mattermost == nil ? OperationStep.notConnected : nil },
          act: { context in
            guard let mattermost else { return ActResult() }
            return try await OperationFault.mapped(.note) { try await record(context, mattermost, store) }
          }),
      ])
  }

  package static func job(
    for request: SupportRequest, as definition: JobDefinition, id: OperationID, trigger: TriggerSource,
    at now: Date
  ) throws -> NewJob {
    NewJob(
      id: JobID(id.rawValue), lane: lane, subject: "support:\(request.id)", kind: kind,
      parameters: try JobPayload.encode(Parameters(request)), runAt: now, requestedBy: request.openedBy,
      triggerSource: trigger.rawValue, steps: definition.plan)
  }

  private static func find(_ context: StepContext, _ mattermost: MattermostSystem) async throws -> ProbeResult
  {
    let channel = try await channel(of: mattermost)
    let there = try await mattermost.client.post(
      key: context.idempotencyKey, channel: channel.id, since: context.job.createdAt)
    return there.map { .present(ref: $0.id, ours: true) } ?? .absent
  }

  private static func post(_ context: StepContext, _ mattermost: MattermostSystem) async throws -> ActResult {
    let parameters = try context.parameters(as: Parameters.self)
    let channel = try await channel(of: mattermost)
    try context.requireLease(for: OperationEnvironment.callLimit)
    let post = try await mattermost.client.post(
      text(parameters), channel: channel.id, key: context.idempotencyKey)
    context.progress(1, "posted in #\(channel.name)")
    return ActResult(externalRef: post.id)
  }

  private static func record(
    _ context: StepContext, _ mattermost: MattermostSystem, _ store: any SupportStore
  ) async throws -> ActResult {
    let parameters = try context.parameters(as: Parameters.self)
    let channel = try await channel(of: mattermost)
    try await store.record(postedIn: "#\(channel.name)", of: parameters.request, at: context.clock.now())
    return ActResult()
  }

  /// What tenants write is text: no word of it becomes a mention or a link.
  private static func text(_ parameters: Parameters) -> String {
    let plain = MattermostText.plain
    return """
      **\(plain(parameters.tenant.rawValue))** asks (\(parameters.severity.rawValue)): \
      **\(plain(parameters.subject.rawValue))**
      \(plain(parameters.text))
      Request \(parameters.request), by \(plain(parameters.openedBy)).
      """
  }

  /// The channel for support, or the operators' own where there is none.
  private static func channel(of mattermost: MattermostSystem) async throws -> MattermostChannel {
    for name in [mattermost.supportChannel, mattermost.channel] {
      if let channel = try await mattermost.client.channel(named: name) { return channel }
    }
    throw IntegrationError(
      "mattermost", IntegrationError.codeNotFound,
      "There is no channel “\(mattermost.supportChannel)” that the bot may see.", retry: .permanent)
  }
}
