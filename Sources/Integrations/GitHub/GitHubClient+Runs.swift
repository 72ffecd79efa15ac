import Foundation
import HTTPTransport

extension GitHubClient {
  /// The workflow input that carries the correlation id. The workflow shows it in its `run-name`.
  package static let correlationInput = "correlation_id"
  /// How far GitHub's clock may be off ours.
  private static let skewSeconds = 120.0

  /// The repository's workflows, all pages.
  package func workflows() async throws(IntegrationError) -> [GitHubWorkflow] {
    let query = ["per_page": String(pageSize)]
    return try await pages(try await inRepository(.get, ["actions", "workflows"], query: query)) {
      (page: WorkflowPage) in page.workflows
    }
  }

  /// Starts a workflow by hand. Returns the run's id where GitHub tells it at once; otherwise `run(correlation:)` finds
  /// the run some seconds later.
  ///
  /// Not idempotent: whoever repeats it looks for the run first.
  ///
  /// - Parameters:
  ///   - workflow: the file's name, `deploy.yml`.
  ///   - ref: the branch or tag whose workflow runs.
  /// - Throws: `invalid` when the workflow has no such input or cannot be started by hand.
  package func dispatch(workflow: String, ref: String, inputs: [String: String], correlation: String)
    async throws(IntegrationError) -> Int?
  {
    var all = inputs.mapValues(JSONValue.string)
    all[Self.correlationInput] = .string(correlation)
    var body: JSONValue = ["ref": .string(ref), "inputs": .object(all)]
    if asksForRunDetails { body["return_run_details"] = true }
    let request = try await inRepository(.post, ["actions", "workflows", workflow, "dispatches"], body: body)
    let response = try await api.exchange.send(request)
    guard response.status == 200, !response.body.isEmpty else { return nil }
    return try api.decoded(DispatchAnswer.self, response).workflowRunId
  }

  /// The run that was started with that correlation id, or nil while there is none.
  ///
  /// - Parameter since: when it was started at the earliest; older runs are not looked at.
  package func run(correlation: String, workflow: String, since: Date) async throws(IntegrationError)
    -> GitHubRun?
  {
    let oldest = since.addingTimeInterval(-Self.skewSeconds)
    let query = ["event": "workflow_dispatch", "per_page": String(pageSize)]
    let request = try await inRepository(
      .get, ["actions", "workflows", workflow, "runs"], query: query)
    let isIt = { (run: GitHubRun) in run.carries(correlation) && run.createdAt >= oldest }
    return try await pages(request, { (page: RunPage) in page.workflowRuns }) { found in
      found.contains(where: isIt) || (found.last.map { $0.createdAt < oldest } ?? true)
    }.first(where: isIt)
  }

  /// The newest runs, newest first, one page.
  ///
  /// - Parameters:
  ///   - branch: nil for all.
  ///   - countMax: at most 100.
  package func runs(branch: String? = nil, countMax: Int = 30) async throws(IntegrationError) -> [GitHubRun] {
    var query = ["per_page": String(min(countMax, pageSize))]
    query["branch"] = branch
    return try await api.value(RunPage.self, try await inRepository(.get, ["actions", "runs"], query: query))
      .workflowRuns
  }

  /// A run, or nil.
  package func run(_ id: Int) async throws(IntegrationError) -> GitHubRun? {
    try await api.found(GitHubRun.self, try await inRepository(.get, ["actions", "runs", String(id)]))
  }

  /// Runs all jobs of a completed run again, under the same id.
  package func rerun(_ id: Int) async throws(IntegrationError) {
    _ = try await api.exchange.send(try await inRepository(.post, ["actions", "runs", String(id), "rerun"]))
  }

  /// Asks a run to end. It ends some seconds later.
  ///
  /// - Throws: `conflict` when it has ended already.
  package func cancelRun(_ id: Int) async throws(IntegrationError) {
    _ = try await api.exchange.send(try await inRepository(.post, ["actions", "runs", String(id), "cancel"]))
  }

  /// The jobs of a run's last attempt, all pages.
  package func jobs(ofRun id: Int) async throws(IntegrationError) -> [GitHubJob] {
    let query = ["filter": "latest", "per_page": String(pageSize)]
    return try await pages(
      try await inRepository(.get, ["actions", "runs", String(id), "jobs"], query: query)
    ) {
      (page: JobPage) in page.jobs
    }
  }

  /// Where the text of a job's log can be fetched, for about a minute, by anybody who has the address; nil when GitHub
  /// keeps it no longer. It is on another host, which our token must not reach.
  package func logAddress(ofJob id: Int) async throws(IntegrationError) -> URL? {
    let request = try await inRepository(.get, ["actions", "jobs", String(id), "logs"])
    let response = try await api.exchange.sendAny(request)
    if response.status == 404 || response.status == 410 { return nil }
    if response.status == 302, let location = response.headers["Location"].flatMap(URL.init(string:)),
      location.scheme == "https"
    {
      return location
    }
    throw api.exchange.error(of: response, to: request)
      ?? IntegrationError(
        "github", IntegrationError.codeUnreadable, "github did not say where the job's log is.",
        retry: .permanent)
  }
}

extension GitHubClient {
  /// Where GitHub.com keeps logs: hosts below these.
  private static let logDomains = ["actions.githubusercontent.com", "blob.core.windows.net"]

  package static func logHosts() throws(IntegrationError) -> HostPolicy {
    do throws(TransportError) {
      return try HostPolicy.subdomains(of: logDomains)
    } catch {
      throw IntegrationError("github", IntegrationError.codeInvalid, error.message, retry: .permanent)
    }
  }

  /// The last lines of a job's log, without the time that begins each of them.
  ///
  /// - Parameters:
  ///   - address: as `logAddress` told it.
  ///   - transport: a way there; none of our credentials goes along.
  package func log(at address: URL, by transport: any Transport, tailLines: Int)
    async throws(IntegrationError)
    -> [String]
  {
    let storage = HTTPExchange(system: "github", transport: transport, now: now, words: { _ in nil })
    let answer = try await storage.send(HTTPRequest(.get, address))
    let lines = String(decoding: answer.body, as: UTF8.self).split(whereSeparator: \.isNewline)
    return lines.suffix(tailLines).map { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      return String(parts.count == 2 && parts[0].hasSuffix("Z") ? parts[1] : line)
    }
  }
}

private struct WorkflowPage: Decodable, Sendable {
  let workflows: [GitHubWorkflow]
}

private struct RunPage: Decodable, Sendable {
  let workflowRuns: [GitHubRun]
}

private struct JobPage: Decodable, Sendable {
  let jobs: [GitHubJob]
}

private struct DispatchAnswer: Decodable, Sendable {
  let workflowRunId: Int
}
