import HTTPTransport

extension N8nClient {
  /// Says what works and what is missing. Nothing is triggered. Three requests.
  package func testConnection() async -> ConnectionReport {
    var report = ConnectionReport(system: "n8n")
    let remedy = "Make an API key in n8n's settings and put it where the reference points."
    let listed = await report.check(
      "sign_in", remedy: remedy, ask: { () throws(IntegrationError) in try await first("workflows") },
      sentence: { _ in "The API key is accepted, and workflows can be listed." })
    guard listed != nil else { return report }
    for (name, plural) in [("executions", "executions"), ("tags", "tags")] {
      _ = await report.check(
        name, remedy: "Give the API key the scopes of \(plural).",
        ask: { () throws(IntegrationError) in try await first(plural) },
        sentence: { _ in "\(plural.capitalized) can be listed." })
    }
    if let webhooks {
      _ = await report.check(
        "webhooks",
        ask: { () throws(IntegrationError) in try await webhooks.secrets.resolve(webhooks.credential.secret)
        },
        sentence: { _ in "The secret for webhooks is there; it is proved by the first that is triggered." })
    }
    return report
  }

  /// Whether a list can be read at all.
  private func first(_ list: String) async throws(IntegrationError) -> Bool {
    let page = try await api.value(
      N8nPage<JSONValue>.self, try await api.request(.get, [list], query: ["limit": "1"]))
    return !page.data.isEmpty
  }
}
