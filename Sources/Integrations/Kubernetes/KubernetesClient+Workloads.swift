import Foundation
import HTTPTransport

extension KubernetesClient {
  /// The pods of a namespace, by name.
  package func pods(namespace: String?, selector: String? = nil) async throws(IntegrationError)
    -> [PodSummary]
  {
    try await list(.pod, namespace: namespace, selector: selector).map(PodSummary.init).sorted {
      $0.name < $1.name
    }
  }

  /// How far a deployment is, or nil when there is none of that name.
  package func deploymentStatus(namespace: String, name: String) async throws(IntegrationError)
    -> DeploymentStatus?
  {
    try await get(.deployment, namespace: namespace, name: name).map(DeploymentStatus.init)
  }

  /// How far a job is, or nil when there is none of that name.
  package func jobStatus(namespace: String, name: String) async throws(IntegrationError) -> JobStatus? {
    try await get(.job, namespace: namespace, name: name).map(JobStatus.init)
  }

  /// Sets the number of pods through the scale subresource.
  ///
  /// The field then belongs to us as an update, not as an apply: an `apply` of another number conflicts afterwards. What
  /// is under desired state is scaled by `apply`.
  package func scale(deployment: String, namespace: String, replicas: Int) async throws(IntegrationError) {
    _ = try await json(
      .patch, KubernetesKind.deployment.path(namespace: namespace, name: deployment) + "/scale",
      query: ["fieldManager": Self.fieldManager], body: ["spec": ["replicas": .int(replicas)]],
      type: "application/merge-patch+json")
  }

  /// Changes fields of an object as RFC 7386 says.
  package func merge(_ patch: JSONValue, into kind: KubernetesKind, namespace: String?, name: String)
    async throws(IntegrationError) -> KubernetesObject
  {
    let answer = try await json(
      .patch, kind.path(namespace: namespace, name: name), query: ["fieldManager": Self.fieldManager],
      body: patch,
      type: "application/merge-patch+json")
    return KubernetesObject(kind, json: answer)
  }
}
