extension KubernetesClient {
  package static let definition = SystemDefinition(
    "kubernetes", "Kubernetes", purpose: "Runs each tenant's Odoo.",
    fields: [
      ConnectionField("url", "Address", .url, help: "The API server, such as https://10.0.0.1:6443."),
      ConnectionField(
        "token", "Token", .secret, help: "A service account's token: env:NAME, file:/path or exec:/program."),
      .authority,
    ]
  ) { values, parts throws(IntegrationError) in
    await KubernetesClient.testConnection(try KubernetesClient(values, parts))
  }

  /// The client that somebody connected.
  package init(_ values: ConnectionValues, _ parts: ConnectionParts) throws(IntegrationError) {
    let base = try values.url("url")
    self.init(
      transport: try parts.transport([base], values), base: base, token: try values.secret("token"),
      secrets: parts.secrets, now: parts.now)
  }

  /// Says which version answers, and whether namespaces, nodes and metrics can be read. Changes nothing.
  private static func testConnection(_ client: KubernetesClient) async -> ConnectionReport {
    var report = ConnectionReport(system: "kubernetes")
    report.version = await report.check("api", ask: client.version, sentence: { "Kubernetes \($0) answers." })
    guard report.version != nil else { return report }
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
    return report
  }
}
