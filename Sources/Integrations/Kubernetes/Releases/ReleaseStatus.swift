import HTTPTransport

/// How far a controller is with the release that it was last told of.
package struct ReleaseStatus: Equatable, Sendable {
  /// Asks Flux to look once more.
  package static let requestAnnotation = "reconcile.fluxcd.io/requestedAt"

  package var isReady = false
  /// Set when the controller gave up; its words.
  package var failure: String?
  /// What it is doing, in its words; empty when it has said nothing yet.
  package var message = ""

  /// - Parameter object: a `HelmRelease` or an `Application`.
  package init(_ object: KubernetesObject) {
    if object.kind == .application { readApplication(object.json) } else { readHelmRelease(object) }
  }

  /// Flux: the condition `Ready` of the newest generation, and `Stalled` when nothing will change any more.
  ///
  /// Source: fluxcd.io/flux/components/helm/helmreleases, status conditions.
  private mutating func readHelmRelease(_ object: KubernetesObject) {
    let status = object.json["status"]
    let conditions = status?["conditions"]?.arrayValue ?? []
    let condition = { (type: String) in conditions.first { $0["type"]?.stringValue == type } }
    let ready = condition("Ready")
    message = ready?["message"]?.stringValue ?? ""
    // What was said of an older generation, or before the newest request, is no answer.
    let requested = object.annotations[Self.requestAnnotation]
    guard requested == nil || status?["lastHandledReconcileAt"]?.stringValue == requested else { return }
    guard (status?["observedGeneration"]?.intValue ?? -1) >= object.generation,
      (ready?["observedGeneration"]?.intValue ?? object.generation) >= object.generation
    else { return }
    isReady = ready?["status"]?.stringValue == "True"
    if let stalled = condition("Stalled"), stalled["status"]?.stringValue == "True" {
      failure = [ready?["reason"]?.stringValue, message.isEmpty ? stalled["message"]?.stringValue : message]
        .compactMap(\.self).joined(separator: ": ")
    }
  }

  /// Argo CD counts no generations: what it has looked at is told by the source that it compared.
  ///
  /// Source: argo-cd.readthedocs.io, the Application resource and resource health.
  private mutating func readApplication(_ json: JSONValue) {
    let status = json["status"]
    let wanted = json[path: "spec", "source"] ?? .null
    let health = status?[path: "health", "status"]?.stringValue ?? ""
    let sync = status?[path: "sync", "status"]?.stringValue ?? ""
    let operation = status?["operationState"]
    message =
      status?[path: "health", "message"]?.stringValue ?? operation?["message"]?.stringValue
      ?? [sync, health].filter { !$0.isEmpty }.joined(separator: ", ")
    // What somebody asked for, us included, has not begun.
    guard json["operation"] == nil else { return }
    guard let compared = status?[path: "sync", "comparedTo", "source"], wanted.isPart(of: compared) else {
      return
    }
    let phase = operation?["phase"]?.stringValue ?? ""
    if ["Failed", "Error"].contains(phase), let synced = operation?[path: "syncResult", "source"],
      wanted.isPart(of: synced)
    {
      failure = operation?["message"]?.stringValue ?? "the synchronization failed"
    } else if health == "Degraded", sync == "Synced" {
      failure = "Degraded: \(message)"
    }
    isReady = failure == nil && sync == "Synced" && health == "Healthy" && phase != "Running"
  }
}

extension JSONValue {
  /// Whether everything that this says stands in the other, too.
  fileprivate func isPart(of other: JSONValue) -> Bool {
    guard case .object(let members) = self else { return self == other }
    return members.allSatisfy { key, value in other[key].map { value.isPart(of: $0) } ?? false }
  }
}
