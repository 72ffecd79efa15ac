import Foundation
import HTTPTransport
import Integrations
import JobEngine
import TenantModel

/// Applies rendered objects to the cluster under the operation's marks, and tells whether they are there.
struct ObjectApplier: Sendable {
  private static let revisionAnnotation = "tenantry.io/revision"

  let run: OperationRun
  let kubernetes: KubernetesClient
  let objects: [KubernetesObject]
  /// True where nothing of the step comes after it: only then is all of them applied all of the step.
  var isWholeStep = false

  /// Present when every object is as this operation applies it; somebody else's object is present and not ours.
  func probe() async throws -> ProbeResult {
    var isComplete = true
    for object in objects {
      guard let there = try await kubernetes.get(object.kind, namespace: object.namespace, name: object.name)
      else {
        isComplete = false
        continue
      }
      guard isOurs(there) else { return .present(ref: Self.reference(object), ours: false) }
      isComplete = isComplete && isApplied(object, there)
    }
    return isComplete && !objects.isEmpty ? .present(ref: reference, ours: true) : .absent
  }

  func apply() async throws -> ActResult {
    for (index, object) in objects.enumerated() {
      let there = try await kubernetes.get(object.kind, namespace: object.namespace, name: object.name)
      try refuseForeign(there, object)
      if let there, isApplied(object, there) { continue }
      try run.mayAct()
      try await send(object)
      run.log("\(there == nil ? "made" : "applied") \(Self.reference(object))")
      let share = isWholeStep ? Double(index + 1) / Double(objects.count) : nil
      run.context.progress(share, "\(index + 1)/\(objects.count) objects")
    }
    return ActResult(externalRef: reference)
  }

  /// A conflict here is about fields, not about the name: waiting and looking again would not help.
  private func send(_ object: KubernetesObject) async throws {
    do throws(IntegrationError) {
      _ = try await kubernetes.apply(object.annotated(stamps(object)))
    } catch {
      guard error.code == IntegrationError.codeConflict else { throw error }
      throw StepFailure.permanent(
        FaultCodes.fieldConflict,
        error.message, detail: error.detail, runbook: Runbook.nameConflict.path)
    }
  }

  private func refuseForeign(_ there: KubernetesObject?, _ object: KubernetesObject) throws {
    guard let there else { return }
    guard isOurs(there) else {
      throw StepFailure.conflict(
        JobFault.codeNameConflict, "\(Self.reference(object)) exists and is not this tenant's.",
        runbook: Runbook.nameConflict.path)
    }
    // A successor has been here: whoever holds a lower fence must not write any more.
    let isSame = there.annotations[ObjectMarks.operationAnnotation] == run.operation.rawValue
    if isSame, let fence = there.annotations[ObjectMarks.fenceAnnotation].flatMap(Int64.init),
      fence > run.context.fence.value
    {
      throw StepInterruption.leaseLost
    }
  }

  /// Whether this operation has applied exactly this object before, under whatever fence.
  private func isApplied(_ object: KubernetesObject, _ there: KubernetesObject) -> Bool {
    stamps(object).allSatisfy {
      $0.key == ObjectMarks.fenceAnnotation || there.annotations[$0.key] == $0.value
    }
  }

  private func isOurs(_ object: KubernetesObject) -> Bool {
    object.annotations[ObjectMarks.ownerAnnotation] == ObjectMarks.owner(run.tenant.id)
  }

  private func stamps(_ object: KubernetesObject) -> [String: String] {
    [
      ObjectMarks.operationAnnotation: run.operation.rawValue,
      ObjectMarks.fenceAnnotation: String(run.context.fence.value),
      Self.revisionAnnotation: Fingerprint.of(object.json.data),
    ]
  }

  private var reference: String { "\(run.tenant.k8sNamespace)/\(objects.last?.name ?? "")" }

  private static func reference(_ object: KubernetesObject) -> String {
    "\(object.kind.name) \(object.namespace.map { "\($0)/" } ?? "")\(object.name)"
  }
}
