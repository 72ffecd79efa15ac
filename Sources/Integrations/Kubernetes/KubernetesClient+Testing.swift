import HTTPTransport

extension KubernetesClient {
  /// Says which way leads there, which version answers, as whom it knows us, and what may be read. Changes nothing.
  static func testConnection(_ client: KubernetesClient, to target: KubernetesTarget) async
    -> ConnectionReport
  {
    var report = ConnectionReport(system: "kubernetes")
    report.version = await report.check(
      "api", ask: client.version, sentence: { "Kubernetes \($0) answers, by \(target.name)." })
    guard let version = report.version else { return report }
    checkRelease(version, &report)
    report.identity = await client.identity()
    _ = await report.check(
      "namespaces", remedy: "Let the service account list namespaces.",
      ask: { () async throws(IntegrationError) in try await client.list(.namespace, namespace: nil) },
      sentence: { "\($0.count) namespaces can be read." })
    _ = await report.check(
      "nodes", remedy: "Let the service account list nodes.", ask: client.nodes,
      sentence: { "\($0.count) nodes can be read." })
    _ = await report.check(
      "metrics", remedy: "Install the metrics server, or let the service account read metrics.k8s.io.",
      ask: client.nodeUsage, sentence: { "The use of \($0.count) nodes is measured." })
    await client.checkRights(&report)
    return report
  }

  /// Whether it takes all that a tenant's objects say. One that names no release is taken as it is.
  private static func checkRelease(_ version: String, _ report: inout ConnectionReport) {
    guard let release = KubernetesRelease(version), release < .oldest else { return }
    report.add(
      ConnectionCheck(
        "release", isPassing: false,
        "Kubernetes \(release) does not know all that a tenant's objects say: \(KubernetesRelease.oldest) or newer is needed."
      ))
  }

  /// As whom the API server knows us; nil for one older than 1.28, which does not say.
  private func identity() async -> String? {
    do throws(IntegrationError) {
      let answer = try await question(
        "/apis/authentication.k8s.io/v1/selfsubjectreviews",
        ["apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"])
      return answer[path: "status", "userInfo", "username"]?.stringValue
    } catch {
      return nil  // Nothing depends on it: what is missing is said by the checks.
    }
  }

  /// Whether tenants could be made, asked of the API server without making one.
  private func checkRights(_ report: inout ConnectionReport) async {
    var missing: [String] = []
    do throws(IntegrationError) {
      for kind in Self.made {
        for verb in ["create", "patch"] where try await !isAllowed(verb, kind) {
          missing.append("\(verb) \(kind.plural)")
        }
      }
    } catch {
      // An API server that does not take the question refuses nothing by that.
      if ![IntegrationError.codeNotFound, IntegrationError.codeForbidden].contains(error.code) {
        report.add(ConnectionCheck("rights", isPassing: false, error.message))
      }
      return
    }
    report.add(
      missing.isEmpty
        ? ConnectionCheck("rights", isPassing: true, "Tenants can be made in every namespace.")
        : ConnectionCheck(
          "rights", isPassing: false,
          "It may not \(missing.joined(separator: ", ")): bind the roles of docs/integrations/kubernetes.md.")
    )
  }

  /// What creating a tenant makes, one kind for each group and each line of our role. An apply that makes an object needs
  /// two verbs.
  private static let made: [KubernetesKind] = [
    .namespace, .secret, .deployment, .job, .ingress, .networkPolicy,
  ]

  private func isAllowed(_ verb: String, _ kind: KubernetesKind) async throws(IntegrationError) -> Bool {
    let group = kind.apiVersion.contains("/") ? String(kind.apiVersion.prefix { $0 != "/" }) : ""
    let answer = try await question(
      "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
      [
        "apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
        "spec": [
          "resourceAttributes": [
            "group": .string(group), "resource": .string(kind.plural), "verb": .string(verb),
          ]
        ],
      ])
    return answer[path: "status", "allowed"]?.boolValue == true
  }

  /// Asked by POST, and keeps nothing.
  private func question(_ path: String, _ body: JSONValue) async throws(IntegrationError) -> JSONValue {
    let request = request(.post, path, body: body, type: "application/json")
    return try await authorized(request) { exchange, request throws(IntegrationError) in
      try exchange.object(try await exchange.ask(request), with: "status")
    }
  }
}
