import Foundation
import HTTPTransport

extension SandboxGitHub {
  static let pulls = "gh/pulls"
  private static let checkSeconds = 25.0

  func pulls(_ call: SandboxCall, _ rest: [String]) throws -> HTTPResponse {
    try mergeWhatIsDue()
    guard let first = rest.first else {
      switch call.method {
      case .get: return listPulls(call)
      case .post: return try createPull(call)
      default: return Self.notFound
      }
    }
    guard let number = Int(first), let pull = store[Self.pulls, Self.key(number)] else {
      return Self.notFound
    }
    switch (call.method, rest.dropFirst().first) {
    case (.get, nil): return HTTPResponse(status: 200, json: shown(pull, isWhole: true))
    case (.patch, nil): return try updatePull(call, pull)
    case (.get, "files"): return Self.page(changedFiles(of: pull), call) { .array($0) }
    case (.put, "merge"): return try mergePull(call, pull)
    default: return Self.notFound
    }
  }

  static func key(_ number: Int) -> String { String(format: "%012d", number) }

  private func listPulls(_ call: SandboxCall) -> HTTPResponse {
    let state = call.query["state"] ?? "open"
    let head = call.query["head"]
    let found = store.all(in: Self.pulls).filter { pull in
      (state == "all" || pull["state"]?.stringValue == state)
        && (head.map { $0 == "\(Self.owner):\(pull["head"]?.stringValue ?? "")" } ?? true)
        && (call.query["base"].map { $0 == pull["base"]?.stringValue } ?? true)
    }
    let ordered = call.query["direction"] == "asc" ? found : found.reversed()
    return Self.page(ordered.map { shown($0, isWhole: false) }, call) { .array($0) }
  }

  private func createPull(_ call: SandboxCall) throws -> HTTPResponse {
    let known: Set = [
      "title", "head", "head_repo", "base", "body", "maintainer_can_modify", "draft", "issue",
    ]
    if let refusal = Self.refusal(call, known: known) { return refusal }
    guard let body = call.body, let branch = body["head"]?.stringValue, let sha = head(branch) else {
      return Self.unprocessable("PullRequest", "head")
    }
    guard let base = body["base"]?.stringValue, let baseSha = head(base) else {
      return Self.unprocessable("PullRequest", "base")
    }
    let open = store.all(in: Self.pulls).contains {
      $0["head"]?.stringValue == branch && $0["state"]?.stringValue == "open"
    }
    if open || sha == baseSha {
      let words =
        open
        ? "A pull request already exists for \(Self.owner):\(branch)."
        : "No commits between \(base) and \(branch)"
      return Self.failure(
        422, "Validation Failed",
        errors: [["resource": "PullRequest", "code": "custom", "message": .string(words)]])
    }
    let number = (store.all(in: Self.pulls).last?["number"]?.intValue ?? 0) + 1
    let pull: JSONValue = [
      "number": .int(number), "title": body["title"] ?? "", "body": body["body"] ?? .null, "state": "open",
      "head": .string(branch), "sha": .string(sha), "base": .string(base), "base_sha": .string(baseSha),
      "at": .double(clock.now.timeIntervalSince1970), "author": .string(Self.login),
    ]
    try store.set(pull, Self.pulls, Self.key(number), effect: pullEffect("create", pull))
    return HTTPResponse(status: 201, json: shown(pull, isWhole: true))
  }

  private func updatePull(_ call: SandboxCall, _ pull: JSONValue) throws -> HTTPResponse {
    let known: Set = ["title", "body", "state", "base", "maintainer_can_modify"]
    if let refusal = Self.refusal(call, known: known) { return refusal }
    var changed = pull
    for member in ["title", "body", "state"] {
      if let value = call.body?[member] { changed[member] = value }
    }
    guard pull["merge_sha"] == nil || changed["state"] == pull["state"] else {
      return Self.unprocessable("PullRequest", "state")
    }
    if changed != pull {
      changed["closed_at"] =
        changed["state"]?.stringValue == "closed" ? .double(clock.now.timeIntervalSince1970) : nil
      try store.set(changed, Self.pulls, number(of: changed), effect: pullEffect("update", changed))
    }
    return HTTPResponse(status: 200, json: shown(changed, isWhole: true))
  }

  func number(of pull: JSONValue) -> String { Self.key(pull["number"]?.intValue ?? 0) }

  func pullEffect(_ verb: String, _ pull: JSONValue) -> EffectDraft {
    effect(
      verb, "PullRequest \(pull["number"]?.intValue ?? 0)",
      operation: SandboxMarker.operation(in: pull["body"]?.stringValue))
  }

  func shown(_ pull: JSONValue, isWhole: Bool) -> JSONValue {
    var shown = GitHubShapes.pull(pull, clock: clock)
    guard isWhole else { return shown }
    let changes = changedFiles(of: pull)
    let sum = { (member: String) in JSONValue.int(changes.reduce(0) { $0 + ($1[member]?.intValue ?? 0) }) }
    let isOpen = pull["state"]?.stringValue == "open"
    let isPassing = checkRun(ofPull: pull)["conclusion"]?.stringValue == "success"
    shown["merged"] = .bool(pull["merge_sha"] != nil)
    shown["merged_by"] = pull["merge_sha"] == nil ? .null : GitHubShapes.user(Self.login)
    shown["mergeable"] = isOpen ? true : .null
    shown["mergeable_state"] = .string(!isOpen ? "unknown" : isPassing ? "clean" : "blocked")
    shown["changed_files"] = .int(changes.count)
    shown["additions"] = sum("additions")
    shown["deletions"] = sum("deletions")
    for member in ["comments", "review_comments"] { shown[member] = 0 }
    shown["commits"] = 1
    shown["maintainer_can_modify"] = false
    return shown
  }

  // MARK: Checks

  func checks(_ call: SandboxCall, sha: String, _ what: String) -> HTTPResponse {
    guard store[Self.commits, sha] != nil else { return Self.failure(422, "No commit found for SHA: \(sha)") }
    let pull = store.all(in: Self.pulls).last { $0["sha"]?.stringValue == sha }
    switch what {
    case "check-runs":
      let runs = pull.map { [checkRun(ofPull: $0)] } ?? []
      return Self.page(runs, call) { ["total_count": .int(runs.count), "check_runs": .array($0)] }
    case "status":
      let statuses = pull.map { [GitHubShapes.status(sha, at: $0["at"], clock: clock)] } ?? []
      return HTTPResponse(
        status: 200,
        json: [
          "state": statuses.isEmpty ? "pending" : "success", "sha": .string(sha),
          "total_count": .int(statuses.count), "statuses": .array(statuses),
          "repository": GitHubShapes.repository(canPush: true),
          "commit_url": .string("\(GitHubShapes.repositoryURL)/commits/\(sha)"),
          "url": .string("\(GitHubShapes.repositoryURL)/commits/\(sha)/status"),
        ])
    default: return Self.notFound
    }
  }

  /// The check that every pull request goes through: it takes some seconds, and fails where the pull request says so.
  func checkRun(ofPull pull: JSONValue) -> JSONValue {
    let start = Date(timeIntervalSince1970: pull["at"].flatMap(\.doubleValue) ?? 0)
    let age = clock.age(since: start)
    let status = age < 3 ? "queued" : age < Self.checkSeconds ? "in_progress" : "completed"
    let end = clock.time(Self.checkSeconds, after: start)
    return GitHubShapes.checkRun(
      pull, status: status, conclusion: pull["fails"]?.boolValue == true ? "failure" : "success",
      started: start, completed: end)
  }
}
