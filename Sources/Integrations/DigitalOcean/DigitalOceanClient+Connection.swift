import HTTPTransport

extension DigitalOceanClient {
  /// Says what works, as whom, and which scope is missing. Nothing is changed.
  package func testConnection() async -> ConnectionReport {
    var report = ConnectionReport(system: "digitalocean", version: "API v2")
    let account = await report.check(
      "sign_in", remedy: "Make a token with the scope account:read and put it where the reference points.",
      ask: self.account, sentence: { "Signed in as \($0.team?.name ?? $0.email)." })
    guard let account else { return report }
    report.identity = account.team.map { "\(account.email) (\($0.name))" } ?? account.email
    if account.status != "active" {
      let why = account.statusMessage.isEmpty ? "" : ": \(account.statusMessage)"
      report.add(ConnectionCheck("account", isPassing: false, "The account is \(account.status)\(why)."))
    }
    _ = await report.check(
      "regions", remedy: "Give the token the scope regions:read.", ask: regions,
      sentence: { found in "\(found.count { $0.isAvailable }) of \(found.count) regions are available." })
    _ = await report.check(
      "kubernetes", remedy: "Give the token the scope kubernetes:read.", ask: clusters,
      sentence: { found in
        "\(found.count) Kubernetes clusters with \(found.reduce(0) { $0 + $1.nodeCount }) nodes can be seen."
      })
    return report
  }
}
