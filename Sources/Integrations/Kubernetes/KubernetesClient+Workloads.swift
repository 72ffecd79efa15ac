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

  /// The last lines of a pod's log, oldest first, each with its time before it when `timestamps`.
  ///
  /// - Parameter bytesMax: cut by the server.
  package func log(
    pod: String, namespace: String, container: String? = nil, tailLines: Int = 200, bytesMax: Int = 262_144,
    sinceSeconds: Int? = nil, timestamps: Bool = false, previous: Bool = false
  ) async throws(IntegrationError) -> [String] {
    var query = ["tailLines": String(tailLines), "limitBytes": String(bytesMax)]
    query["container"] = container
    query["sinceSeconds"] = sinceSeconds.map(String.init)
    if timestamps { query["timestamps"] = "true" }
    if previous { query["previous"] = "true" }
    let request = try await request(
      .get, KubernetesKind.pod.path(namespace: namespace, name: pod) + "/log", query: query, accept: "*/*")
    let response = try await exchange.send(request)
    return String(decoding: response.body, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// A pod's log as it grows, line by line, each with its time before it; ends with the container.
  ///
  /// - Throws: `IntegrationError` when it cannot be opened; the lines themselves throw `TransportError`, a `timeout` after
  ///   a silence, after which whoever follows asks again with `sinceTime`.
  package func followLog(
    pod: String, namespace: String, container: String? = nil, tailLines: Int = 200, sinceTime: String? = nil
  ) async throws(IntegrationError) -> HTTPStream.Lines {
    var query = ["follow": "true", "timestamps": "true"]
    query["container"] = container
    query["sinceTime"] = sinceTime
    if sinceTime == nil { query["tailLines"] = String(tailLines) }
    let request = try await request(
      .get, KubernetesKind.pod.path(namespace: namespace, name: pod) + "/log", query: query, accept: "*/*")
    return try await exchange.open(request).lines()
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
