import HTTPTransport

extension GitHubClient {
  /// What check runs (of apps and Actions) and statuses (of everybody else) say about a commit. Two requests or more.
  package func checks(of sha: String) async throws(IntegrationError) -> GitHubChecks {
    let query = ["per_page": String(pageSize)]
    let runs = try await pages(
      try await inRepository(
        .get, ["commits", sha, "check-runs"], query: ["per_page": String(pageSize), "filter": "latest"])
    ) { (page: CheckPage) in page.checkRuns }
    let statuses = try await api.value(
      CombinedStatus.self, try await inRepository(.get, ["commits", sha, "status"], query: query)
    ).statuses
    let passing: Set<String> = ["success", "neutral", "skipped"]
    let ended = runs.filter { $0.status == "completed" }
    let wrong = ended.filter { !passing.contains($0.conclusion ?? "") }
    return GitHubChecks(
      pending: runs.filter { $0.status != "completed" }.map(\.name)
        + statuses.filter { $0.state == "pending" }.map(\.context),
      failed: wrong.map(\.name)
        + statuses.filter { $0.state == "failure" || $0.state == "error" }.map(\.context),
      passedCount: ended.count - wrong.count + statuses.count { $0.state == "success" })
  }
}

private struct CheckPage: Decodable, Sendable {
  struct Run: Decodable, Sendable {
    let name: String
    let status: String
    let conclusion: String?
  }

  let checkRuns: [Run]
}

private struct CombinedStatus: Decodable, Sendable {
  struct Status: Decodable, Sendable {
    let context: String
    let state: String
  }

  let statuses: [Status]
}
