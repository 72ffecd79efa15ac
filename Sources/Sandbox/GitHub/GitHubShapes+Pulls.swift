import Foundation
import HTTPTransport

extension GitHubShapes {
  static func pull(_ pull: JSONValue, clock: SandboxClock) -> JSONValue {
    let number = pull["number"]?.intValue ?? 0
    let url = "\(repositoryURL)/pulls/\(number)"
    let web = "\(page)/pull/\(number)"
    let date = { (member: String) -> JSONValue in
      pull[member]?.doubleValue.map { time(Date(timeIntervalSince1970: $0)) } ?? .null
    }
    let updated = pull["closed_at"] == nil ? date("at") : date("closed_at")
    let shown: JSONValue = [
      "url": .string(url), "id": .int(70_000 + number), "node_id": node(url), "html_url": .string(web),
      "diff_url": .string(web + ".diff"), "patch_url": .string(web + ".patch"),
      "issue_url": .string("\(repositoryURL)/issues/\(number)"), "commits_url": .string(url + "/commits"),
      "review_comments_url": .string(url + "/comments"),
      "review_comment_url": .string("\(repositoryURL)/pulls/comments{/number}"),
      "comments_url": .string("\(repositoryURL)/issues/\(number)/comments"),
      "statuses_url": .string("\(repositoryURL)/statuses/\(pull["sha"]?.stringValue ?? "")"),
      "number": .int(number), "state": pull["state"] ?? "open", "locked": false, "title": pull["title"] ?? "",
      "user": user(pull["author"]?.stringValue ?? SandboxGitHub.login), "body": pull["body"] ?? .null,
      "labels": [], "assignees": [], "requested_reviewers": [], "requested_teams": [], "draft": false,
      "created_at": date("at"), "updated_at": updated, "closed_at": date("closed_at"),
      "merged_at": date("merged_at"), "merge_commit_sha": pull["merge_sha"] ?? .null,
      "author_association": "MEMBER", "head": end(pull["head"], pull["sha"]),
      "base": end(pull["base"], pull["base_sha"]), "_links": links(url, web),
    ]
    return shown.withNull(["milestone", "assignee", "auto_merge", "active_lock_reason"])
  }

  private static func end(_ branch: JSONValue?, _ sha: JSONValue?) -> JSONValue {
    [
      "label": .string("\(SandboxGitHub.owner):\(branch?.stringValue ?? "")"), "ref": branch ?? "",
      "sha": sha ?? "", "user": user(SandboxGitHub.owner), "repo": repository(canPush: true),
    ]
  }

  private static func links(_ url: String, _ web: String) -> JSONValue {
    let names = ["comments", "commits", "statuses", "issue", "review_comments", "review_comment", "self"]
    var links: JSONValue = ["html": ["href": .string(web)]]
    for name in names { links[name] = ["href": .string(name == "self" ? url : "\(url)/\(name)")] }
    return links
  }

  static func file(
    _ path: String, blob: String, commit: String, status: String, additions: Int, deletions: Int,
    patch: String
  ) -> JSONValue {
    [
      "sha": .string(blob), "filename": .string(path), "status": .string(status),
      "additions": .int(additions),
      "deletions": .int(deletions), "changes": .int(additions + deletions), "patch": .string(patch),
      "blob_url": .string("\(page)/blob/\(commit)/file"), "raw_url": .string("\(page)/raw/\(commit)/file"),
      "contents_url": .string("\(repositoryURL)/contents/file?ref=\(commit)"),
    ]
  }

  static func status(_ sha: String, at: JSONValue?, clock: SandboxClock) -> JSONValue {
    let stamp = time(Date(timeIntervalSince1970: at?.doubleValue ?? 0))
    return [
      "id": number("status " + sha), "node_id": node("status " + sha), "state": "success",
      "context": "policy/limits", "description": "Within the plan's limits",
      "target_url": .string("\(page)/commit/\(sha)"), "avatar_url": .null,
      "url": .string("\(repositoryURL)/statuses/\(sha)"), "created_at": stamp, "updated_at": stamp,
    ]
  }

  static func checkRun(
    _ pull: JSONValue, status: String, conclusion: String, started: Date, completed: Date
  ) -> JSONValue {
    let id = 600_000 + (pull["number"]?.intValue ?? 0)
    let isOver = status == "completed"
    let web = JSONValue.string("\(page)/runs/\(id)")
    let output: JSONValue = JSONValue.object([
      "annotations_count": 0, "annotations_url": .string("\(repositoryURL)/check-runs/\(id)/annotations"),
    ]).withNull(["title", "summary", "text"])
    return [
      "id": .int(id), "head_sha": pull["sha"] ?? "", "node_id": node("check \(id)"), "external_id": "",
      "url": .string("\(repositoryURL)/check-runs/\(id)"), "html_url": web, "details_url": web,
      "status": .string(status), "conclusion": isOver ? .string(conclusion) : .null,
      "started_at": time(started),
      "completed_at": isOver ? time(completed) : .null, "output": output, "name": "validate",
      "check_suite": ["id": .int(id + 1)], "app": app, "pull_requests": [],
    ]
  }

  private static let app: JSONValue = [
    "id": 15_368, "slug": "github-actions", "node_id": "MDM6QXBwMTUzNjg", "owner": user("github"),
    "name": "GitHub Actions", "description": "Automate your workflow",
    "external_url": "https://github.sandbox",
    "html_url": "https://github.sandbox/apps/github-actions", "created_at": "2018-07-30T09:30:17Z",
    "updated_at": "2019-12-10T19:04:12Z", "permissions": ["checks": "write"], "events": [],
  ]
}
