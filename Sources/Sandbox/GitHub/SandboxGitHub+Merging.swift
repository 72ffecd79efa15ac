import Foundation
import HTTPTransport

extension SandboxGitHub {
  /// The paths that differ between a pull request's branch and where it started: old and new blob of each.
  private func differences(_ pull: JSONValue) -> [(path: String, old: String?, new: String?)] {
    let old = files(ofCommit: pull["base_sha"]?.stringValue ?? "")
    let new = files(ofCommit: pull["sha"]?.stringValue ?? "")
    return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map { ($0, old[$0], new[$0]) }
  }

  func changedFiles(of pull: JSONValue) -> [JSONValue] {
    differences(pull).map { path, old, new in
      let before = lines(old)
      let after = lines(new)
      let change = after.difference(from: before)
      return GitHubShapes.file(
        path, blob: new ?? old ?? "", commit: pull["sha"]?.stringValue ?? "",
        status: old == nil ? "added" : new == nil ? "removed" : "modified",
        additions: change.insertions.count, deletions: change.removals.count,
        patch: Self.patch(from: before, to: after, change))
    }
  }

  private func lines(_ blob: String?) -> [String] {
    let content = blob.flatMap { store[Self.blobs, $0]?["content"]?.stringValue }.flatMap {
      Data(base64Encoded: $0)
    }
    return content.map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) } ?? []
  }

  /// One hunk that holds the whole file.
  private static func patch(from old: [String], to new: [String], _ change: CollectionDifference<String>)
    -> String
  {
    var removed: Set<Int> = []
    var inserted: [Int: String] = [:]
    for step in change {
      switch step {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, let line, _): inserted[offset] = line
      }
    }
    var text = ["@@ -\(old.isEmpty ? 0 : 1),\(old.count) +\(new.isEmpty ? 0 : 1),\(new.count) @@"]
    var at = 0
    for (index, line) in old.enumerated() {
      if removed.contains(index) {
        text.append("-" + line)
        continue
      }
      while let added = inserted[at] {
        text.append("+" + added)
        at += 1
      }
      text.append(" " + line)
      at += 1
    }
    while let added = inserted[at] {
      text.append("+" + added)
      at += 1
    }
    return text.joined(separator: "\n")
  }

  /// Squashes a pull request into its base branch, when its checks have passed and nobody has moved its head.
  func mergePull(_ call: SandboxCall, _ pull: JSONValue) throws -> HTTPResponse {
    let known: Set = ["commit_title", "commit_message", "sha", "merge_method"]
    if let refusal = Self.refusal(call, known: known) { return refusal }
    guard pull["state"]?.stringValue == "open" else {
      return Self.failure(405, "Pull Request is not mergeable")
    }
    if let sha = call.body?["sha"]?.stringValue, sha != pull["sha"]?.stringValue {
      return Self.failure(409, "Head branch was modified. Review and try the merge again.")
    }
    let check = checkRun(ofPull: pull)
    guard check["conclusion"]?.stringValue == "success" else {
      let state = check["status"]?.stringValue == "completed" ? "failing" : "expected"
      return Self.failure(405, "Required status check \"validate\" is \(state).")
    }
    let base = pull["base"]?.stringValue ?? ""
    guard let target = head(base) else { return Self.failure(405, "Base branch does not exist") }
    let title = call.body?["commit_title"]?.stringValue ?? pull["title"]?.stringValue ?? ""
    let commit = try squash(pull, onto: target, title: title)
    return HTTPResponse(
      status: 200,
      json: ["sha": .string(commit), "merged": true, "message": "Pull Request successfully merged"])
  }

  /// Makes one commit of a pull request on its base, and returns it.
  private func squash(_ pull: JSONValue, onto target: String, title: String) throws -> String {
    var merged = files(ofCommit: target)
    for (path, _, new) in differences(pull) { merged[path] = new }
    let commit = try makeCommit(
      message: "\(title) (#\(pull["number"]?.intValue ?? 0))\n\n\(pull["body"]?.stringValue ?? "")",
      tree: try keepTree(merged.mapValues(JSONValue.string)), parents: [target], author: nil)
    try store.set(["sha": .string(commit)], Self.refs, "heads/\(pull["base"]?.stringValue ?? "")")
    var closed = pull
    closed["state"] = "closed"
    closed["merge_sha"] = .string(commit)
    closed["merged_at"] = .double(clock.now.timeIntervalSince1970)
    closed["closed_at"] = closed["merged_at"]
    try store.set(closed, Self.pulls, number(of: closed), effect: pullEffect("merge", closed))
    return commit
  }

  /// Where nobody is there to read them, pull requests of operations are merged once their check has passed.
  func mergeWhatIsDue() throws {
    guard conditions.contains(.mergesByItself) else { return }
    for pull in store.all(in: Self.pulls)
    where pull["state"]?.stringValue == "open" && pull["head"]?.stringValue?.hasPrefix("tenantry/") == true
      && SandboxMarker.operation(in: pull["body"]?.stringValue) != SandboxGitHubSeed.operation
    {
      guard checkRun(ofPull: pull)["conclusion"]?.stringValue == "success",
        let target = head(pull["base"]?.stringValue ?? "")
      else { continue }
      _ = try squash(pull, onto: target, title: pull["title"]?.stringValue ?? "")
    }
  }
}
