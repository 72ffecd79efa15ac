import Foundation
import HTTPTransport

/// What GitHub's documents look like, with every member that its description requires.
enum GitHubShapes {
  static let api = "https://\(SandboxHosts.github)"
  static let page = "https://github.sandbox/\(SandboxGitHub.owner)/\(SandboxGitHub.name)"
  static let repositoryURL = "\(api)/repos/\(SandboxGitHub.owner)/\(SandboxGitHub.name)"

  private static let userLinks = [
    "followers", "following", "gists", "starred", "subscriptions", "organizations", "repos", "events",
    "received_events",
  ]
  private static let repositoryLinks = [
    "archive", "assignees", "blobs", "branches", "collaborators", "comments", "commits", "compare",
    "contents",
    "contributors", "deployments", "downloads", "events", "forks", "git_commits", "git_refs", "git_tags",
    "hooks",
    "issue_comment", "issue_events", "issues", "keys", "labels", "languages", "merges", "milestones",
    "notifications", "pulls", "releases", "stargazers", "statuses", "subscribers", "subscription", "tags",
    "teams",
    "trees",
  ]

  static func node(_ text: String) -> JSONValue { .string(StableHash.suffix(text, length: 18)) }

  static func number(_ text: String) -> JSONValue { .int(Int(StableHash.of(text) % 900_000_000)) }

  static func time(_ date: Date) -> JSONValue { .string(SandboxClock.text(date)) }

  static func user(_ login: String) -> JSONValue {
    let url = "\(api)/users/\(login)"
    var user: JSONValue = [
      "login": .string(login), "id": number(login), "node_id": node(login), "gravatar_id": "", "type": "User",
      "site_admin": false, "url": .string(url), "html_url": .string("https://github.sandbox/\(login)"),
      "avatar_url": .string("https://github.sandbox/avatars/\(login)"),
    ]
    for link in userLinks { user["\(link)_url"] = .string("\(url)/\(link)") }
    return user
  }

  static func privateUser(_ login: String) -> JSONValue {
    user(login).merging([
      "created_at": "2025-01-06T09:00:00Z", "updated_at": "2026-01-06T09:00:00Z", "public_repos": 0,
      "public_gists": 0, "followers": 0, "following": 0, "private_gists": 0, "total_private_repos": 1,
      "owned_private_repos": 0, "disk_usage": 0, "collaborators": 0, "two_factor_authentication": true,
    ]).withNull(["name", "company", "blog", "location", "email", "hireable", "bio"])
  }

  static func repository(canPush: Bool) -> JSONValue {
    let full = "\(SandboxGitHub.owner)/\(SandboxGitHub.name)"
    var repository: JSONValue = [
      "id": number(full), "node_id": node(full), "name": .string(SandboxGitHub.name),
      "full_name": .string(full),
      "owner": user(SandboxGitHub.owner), "private": true, "description": "Desired state of the platform",
      "fork": false, "url": .string(repositoryURL), "html_url": .string(page), "default_branch": "main",
      "clone_url": .string(page + ".git"), "git_url": .string("git://github.sandbox/\(full).git"),
      "ssh_url": .string("git@github.sandbox:\(full).git"), "svn_url": .string(page), "visibility": "private",
      "archived": false, "disabled": false, "size": 480, "created_at": "2025-01-06T09:10:00Z",
      "updated_at": "2026-01-06T09:10:00Z", "pushed_at": "2026-01-06T09:10:00Z",
      "permissions": [
        "admin": false, "maintain": false, "push": .bool(canPush), "triage": true, "pull": true,
      ],
    ]
    for link in repositoryLinks { repository["\(link)_url"] = .string("\(repositoryURL)/\(link)") }
    for count in [
      "forks", "forks_count", "open_issues", "open_issues_count", "stargazers_count", "watchers",
      "watchers_count",
      "network_count", "subscribers_count",
    ] { repository[count] = 0 }
    for feature in ["downloads", "issues", "projects", "wiki", "pages", "discussions"] {
      repository["has_\(feature)"] = .bool(feature == "issues")
    }
    return repository.withNull(["homepage", "language", "license", "mirror_url"])
  }

  // MARK: Git

  static func ref(_ name: String, _ sha: String) -> JSONValue {
    [
      "ref": .string("refs/\(name)"), "node_id": node(name),
      "url": .string("\(repositoryURL)/git/refs/\(name)"),
      "object": [
        "type": "commit", "sha": .string(sha), "url": .string("\(repositoryURL)/git/commits/\(sha)"),
      ],
    ]
  }

  static func gitCommit(_ sha: String, _ commit: JSONValue) -> JSONValue {
    let tree = commit["tree"]?.stringValue ?? ""
    let author = commit["author"] ?? [:]
    return [
      "sha": .string(sha), "node_id": node(sha), "url": .string("\(repositoryURL)/git/commits/\(sha)"),
      "html_url": .string("\(page)/commit/\(sha)"), "author": author, "committer": author,
      "message": commit["message"] ?? "",
      "tree": ["sha": .string(tree), "url": .string("\(repositoryURL)/git/trees/\(tree)")],
      "parents": .array(
        (commit["parents"]?.arrayValue ?? []).compactMap(\.stringValue).map { parent in
          [
            "sha": .string(parent), "url": .string("\(repositoryURL)/git/commits/\(parent)"),
            "html_url": .string("\(page)/commit/\(parent)"),
          ]
        }),
      "verification": ["verified": false, "reason": "unsigned", "signature": .null, "payload": .null],
    ]
  }

  /// - Parameter isRecursive: false for what lies directly in it.
  static func tree(_ sha: String, _ files: [String: JSONValue], isRecursive: Bool) -> JSONValue {
    var folders: Set<String> = []
    for path in files.keys {
      let parts = path.split(separator: "/").dropLast()
      for count in 1..<(parts.count + 1) { folders.insert(parts.prefix(count).joined(separator: "/")) }
    }
    let entries =
      files.map { path, blob in entry(path, "100644", "blob", blob.stringValue ?? "") }
      + folders.map { entry($0, "040000", "tree", StableHash.sha("\(sha)/\($0)")) }
    let shown = entries.filter { isRecursive || $0["path"]?.stringValue?.contains("/") == false }
      .sorted { ($0["path"]?.stringValue ?? "") < ($1["path"]?.stringValue ?? "") }
    return [
      "sha": .string(sha), "url": .string("\(repositoryURL)/git/trees/\(sha)"), "truncated": false,
      "tree": .array(shown),
    ]
  }

  private static func entry(_ path: String, _ mode: String, _ type: String, _ sha: String) -> JSONValue {
    [
      "path": .string(path), "mode": .string(mode), "type": .string(type), "sha": .string(sha),
      "url": .string("\(repositoryURL)/git/\(type)s/\(sha)"),
    ]
  }
}

extension JSONValue {
  /// This object with null under these names.
  func withNull(_ names: [String]) -> JSONValue {
    var copy = self
    for name in names { copy[name] = .some(.null) }
    return copy
  }
}
