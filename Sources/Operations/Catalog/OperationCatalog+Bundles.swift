import Foundation
import JobEngine
import TenantModel

extension OperationCatalog {
  /// What stands before a bundle's code in a job's subject.
  package static let bundleSubject = "bundle:"

  /// What a job is about that changes a bundle.
  package static func subject(ofBundle code: BundleCode) -> String { bundleSubject + code.rawValue }

  /// The code of the bundle that a job is about; nil when it is about something else.
  package static func bundle(ofSubject subject: String) -> BundleCode? {
    subject.hasPrefix(bundleSubject) ? try? BundleCode(String(subject.dropFirst(bundleSubject.count))) : nil
  }

  /// The lane in which the changes of one bundle are made one after the other. Another bundle's wait for nobody's
  /// pull request.
  static func lane(ofBundle code: BundleCode) -> LaneKey { LaneKey("catalog:\(code)") }

  /// The job that makes the catalog hold a bundle.
  ///
  /// - Parameter revision: the one that was seen; nil when there was no such bundle.
  /// - Throws: `EncodingError`, never in practice.
  package func job(
    saving bundle: ModuleBundle, code: BundleCode, replacing revision: Int?, id: OperationID,
    request: BundleChangeRequest
  ) throws -> NewJob {
    var bundle = bundle
    bundle.revision = (revision ?? 0) + 1
    return try job(.save, bundle, code, revision, id, request)
  }

  /// The job that takes a bundle out of the catalog.
  ///
  /// - Throws: `EncodingError`, never in practice.
  package func job(
    removing bundle: ModuleBundle, code: BundleCode, id: OperationID, request: BundleChangeRequest
  ) throws -> NewJob {
    try job(.remove, bundle, code, bundle.revision, id, request)
  }

  private func job(
    _ change: BundleParameters.Change, _ bundle: ModuleBundle, _ code: BundleCode, _ revision: Int?,
    _ id: OperationID, _ request: BundleChangeRequest
  ) throws -> NewJob {
    let parameters = BundleParameters(
      change: change, bundle: bundle, replaces: revision, actor: request.actor, reason: request.reason)
    let definition = bundleDefinition
    return NewJob(
      id: JobID(id.rawValue), lane: Self.lane(ofBundle: code), subject: Self.subject(ofBundle: code),
      kind: definition.kind, planVersion: definition.planVersion,
      parameters: try JobPayload.encode(parameters), runAt: request.time, requestedBy: request.actor,
      triggerSource: request.trigger.rawValue, idempotency: request.idempotency, steps: definition.plan)
  }
}

/// Who wants a bundle changed, from where and why.
package struct BundleChangeRequest: Sendable {
  package var actor: String
  package var trigger: TriggerSource
  package var idempotency: JobIdempotency?
  package var reason: String?
  package var time: Date

  package init(
    actor: String, trigger: TriggerSource, idempotency: JobIdempotency?, reason: String?, time: Date
  ) {
    self.actor = actor
    self.trigger = trigger
    self.idempotency = idempotency
    self.reason = reason
    self.time = time
  }
}
