import Foundation
import HTTPTransport

extension SandboxGitHub {
  static let runs = "gh/runs"

  func actions(_ call: SandboxCall, _ rest: [String]) throws -> HTTPResponse {
    switch (call.method, rest.first, rest.count) {
    case (.get, "workflows", 1):
      guard !lacks("actions") else {
        return Self.failure(403, "Resource not accessible by personal access token")
      }
      let all = SandboxWorkflow.all.map(GitHubShapes.workflow)
      return Self.page(all, call) { ["total_count": .int(all.count), "workflows": .array($0)] }
    case (.get, "workflows", 3) where rest[2] == "runs":
      guard let workflow = SandboxWorkflow.named(rest[1]) else { return Self.notFound }
      return list(call) { $0.workflow.id == workflow.id }
    case (.post, "workflows", 3) where rest[2] == "dispatches":
      guard let workflow = SandboxWorkflow.named(rest[1]) else { return Self.notFound }
      return try dispatch(call, workflow)
    case (.get, "runs", 1): return list(call) { _ in true }
    case (_, "runs", 2...): return try run(call, id: Int(rest[1]) ?? 0, rest.count > 2 ? rest[2] : nil)
    case (.get, "jobs", 3) where rest[2] == "logs":
      guard let id = Int(rest[1]), store[Self.runs, Self.key(id / 10)] != nil else { return Self.notFound }
      let address =
        "https://\(SandboxHosts.githubLogs)/jobs/\(id)?sig=\(StableHash.suffix("log \(id)", length: 20))"
      return HTTPResponse(status: 302, headers: ["Location": address])
    default: return Self.notFound
    }
  }

  private func list(_ call: SandboxCall, _ isWanted: (SandboxRun) -> Bool) -> HTTPResponse {
    let found = store.all(in: Self.runs).reversed().map { SandboxRun(record: $0, clock: clock) }.filter {
      run in
      isWanted(run) && (call.query["branch"].map { $0 == run.branch } ?? true)
        && (call.query["event"].map { $0 == run.record["event"]?.stringValue } ?? true)
        && (call.query["status"].map { $0 == run.status || $0 == run.conclusion } ?? true)
    }
    return Self.page(found.map(shown), call) {
      ["total_count": .int(found.count), "workflow_runs": .array($0)]
    }
  }

  private func run(_ call: SandboxCall, id: Int, _ what: String?) throws -> HTTPResponse {
    guard let record = store[Self.runs, Self.key(id)] else { return Self.notFound }
    let run = SandboxRun(record: record, clock: clock)
    switch (call.method, what) {
    case (.get, nil): return HTTPResponse(status: 200, json: shown(run))
    case (.get, "jobs"):
      let jobs = run.jobs
      return Self.page(jobs, call) { ["total_count": .int(jobs.count), "jobs": .array($0)] }
    case (.post, "rerun"):
      guard run.status == "completed" else { return Self.failure(403, "This workflow is already running") }
      var again = record
      again["attempt"] = .int(run.attempt + 1)
      again["at"] = .double(clock.now.timeIntervalSince1970)
      again["cancelled"] = nil
      again["fails"] = .bool(isFailing(record["inputs"]))
      try store.set(again, Self.runs, Self.key(id), effect: runEffect("rerun", again))
      return HTTPResponse(status: 201, json: [:])
    case (.post, "cancel"):
      guard run.status != "completed" else {
        return Self.failure(409, "Cannot cancel a workflow run that is completed.")
      }
      var ended = record
      ended["cancelled"] = .double(clock.now.timeIntervalSince1970)
      try store.set(ended, Self.runs, Self.key(id), effect: runEffect("cancel", ended))
      return HTTPResponse(status: 202, json: [:])
    default: return Self.notFound
    }
  }

  private func dispatch(_ call: SandboxCall, _ workflow: SandboxWorkflow) throws -> HTTPResponse {
    if let refusal = Self.refusal(call, known: ["ref", "inputs", "return_run_details"]) { return refusal }
    guard let ref = call.body?["ref"]?.stringValue, let sha = head(ref) else {
      return Self.failure(422, "No ref found for: \(call.body?["ref"]?.stringValue ?? "")")
    }
    guard let allowed = workflow.inputs else {
      return Self.failure(422, "Workflow does not have 'workflow_dispatch' trigger")
    }
    let inputs = call.body?["inputs"]?.objectValue ?? [:]
    let unexpected = inputs.keys.filter { !allowed.contains($0) }.sorted()
    guard unexpected.isEmpty else { return Self.failure(422, "Unexpected inputs provided: \(unexpected)") }
    let id = (store.all(in: Self.runs).last?["id"]?.intValue ?? 9_000_000) + 1
    let isBroken = workflow.file == "deploy-chart.yml" ? try !rollOut(inputs) : isFailing(.object(inputs))
    let words = [(inputs["tenant"] ?? inputs["slug"])?.stringValue, inputs["correlation_id"]?.stringValue]
      .compactMap(\.self)
    let record: JSONValue = [
      "id": .int(id), "workflow": .string(workflow.file), "ref": .string(ref), "sha": .string(sha),
      "event": "workflow_dispatch", "title": .string(([workflow.name] + words).joined(separator: " · ")),
      "created": .double(clock.now.timeIntervalSince1970), "at": .double(clock.now.timeIntervalSince1970),
      "inputs": .object(inputs), "fails": .bool(isBroken),
    ]
    try store.set(record, Self.runs, Self.key(id), effect: runEffect("create", record))
    guard call.body?["return_run_details"]?.boolValue == true else { return HTTPResponse(status: 204) }
    return HTTPResponse(
      status: 200,
      json: [
        "workflow_run_id": .int(id), "run_url": .string("\(GitHubShapes.repositoryURL)/actions/runs/\(id)"),
        "html_url": .string("\(GitHubShapes.page)/actions/runs/\(id)"),
      ])
  }

  /// A run fails where what it deploys cannot be pulled.
  private func isFailing(_ inputs: JSONValue?) -> Bool {
    let values = (inputs?.objectValue ?? [:]).values.compactMap(\.stringValue)
    return conditions.contains { condition in
      if case .imagePullFails(let text) = condition { values.contains { $0.contains(text) } } else { false }
    }
  }

  private func runEffect(_ verb: String, _ record: JSONValue) -> EffectDraft {
    effect(
      verb, "Run \(record["id"]?.intValue ?? 0)",
      operation: record[path: "inputs", "correlation_id"]?.stringValue)
  }

  private func shown(_ run: SandboxRun) -> JSONValue {
    GitHubShapes.run(run, commit: store[Self.commits, run.sha] ?? [:])
  }

  /// What the storage behind the redirect of a job's log answers: no credential, the address is the key.
  func log(_ request: HTTPRequest) -> HTTPResponse {
    let call = SandboxCall(request)
    guard call.parts.count == 2, let id = Int(call.parts[1]), request.headers["Authorization"] == nil,
      call.query["sig"] == StableHash.suffix("log \(id)", length: 20),
      let record = store[Self.runs, Self.key(id / 10)]
    else { return HTTPResponse(status: 403, text: "AuthenticationFailed") }
    let run = SandboxRun(record: record, clock: clock)
    let stamp = SandboxClock.text(run.startedAt)
    var lines = [
      "##[group]Run tenantry/deploy@v1",
      "tenant: \((record[path: "inputs", "tenant"] ?? record[path: "inputs", "slug"])?.stringValue ?? "-")",
    ]
    lines += [
      "##[endgroup]", run.conclusion == "failure" ? "##[error]Process completed with exit code 1." : "Done.",
    ]
    return HTTPResponse(status: 200, text: lines.map { "\(stamp) \($0)" }.joined(separator: "\n") + "\n")
  }
}
