import Foundation
import HTTPTransport

extension GitHubShapes {
  static func workflow(_ workflow: SandboxWorkflow) -> JSONValue {
    [
      "id": .int(workflow.id), "node_id": node(workflow.file), "name": .string(workflow.name),
      "path": .string(workflow.path), "state": "active", "created_at": "2025-01-06T09:20:00Z",
      "updated_at": "2025-11-03T10:00:00Z",
      "url": .string("\(repositoryURL)/actions/workflows/\(workflow.id)"),
      "html_url": .string("\(page)/blob/main/\(workflow.path)"),
      "badge_url": .string("\(page)/workflows/\(workflow.file)/badge.svg"),
    ]
  }

  static func run(_ run: SandboxRun, commit: JSONValue) -> JSONValue {
    let url = "\(repositoryURL)/actions/runs/\(run.id)"
    var shown: JSONValue = [
      "id": .int(run.id), "name": .string(run.workflow.name), "node_id": node(url),
      "head_branch": .string(run.branch), "head_sha": .string(run.sha), "path": .string(run.workflow.path),
      "display_title": run.record["title"] ?? .string(run.workflow.name),
      "run_number": .int(run.id % 1_000_000),
      "run_attempt": .int(run.attempt), "event": run.record["event"] ?? "push", "status": .string(run.status),
      "conclusion": run.conclusion.map(JSONValue.string) ?? .null, "workflow_id": .int(run.workflow.id),
      "url": .string(url), "html_url": .string("\(page)/actions/runs/\(run.id)"), "pull_requests": [],
      "created_at": time(run.createdAt), "updated_at": time(run.updatedAt),
      "run_started_at": time(run.startedAt),
      "actor": user(SandboxGitHub.login), "triggering_actor": user(SandboxGitHub.login),
      "workflow_url": .string("\(repositoryURL)/actions/workflows/\(run.workflow.id)"),
      "check_suite_url": .string("\(repositoryURL)/check-suites/\(run.id)"), "previous_attempt_url": .null,
      "head_commit": headCommit(run.sha, commit), "repository": repository(canPush: true),
      "head_repository": repository(canPush: true),
    ]
    for link in ["jobs", "logs", "cancel", "rerun", "artifacts"] {
      shown["\(link)_url"] = .string("\(url)/\(link)")
    }
    return shown
  }

  private static func headCommit(_ sha: String, _ commit: JSONValue) -> JSONValue {
    let author: JSONValue = [
      "name": commit[path: "author", "name"] ?? "", "email": commit[path: "author", "email"] ?? "",
    ]
    return [
      "id": .string(sha), "tree_id": commit["tree"] ?? "", "message": commit["message"] ?? "",
      "timestamp": commit[path: "author", "date"] ?? "2025-01-06T09:20:00Z", "author": author,
      "committer": author,
    ]
  }

  static func job(
    id: Int, name: String, run: SandboxRun, status: String, conclusion: String?, started: Date,
    completed: Date?
  ) -> JSONValue {
    let ending: JSONValue = conclusion.map(JSONValue.string) ?? .null
    let steps: [JSONValue] = ["Set up job", "Run \(name)", "Complete job"].enumerated().map { index, step in
      [
        "name": .string(step), "status": .string(status), "number": .int(index + 1),
        "conclusion": index == 1 || conclusion == nil ? ending : "success", "started_at": time(started),
        "completed_at": completed.map(time) ?? .null,
      ]
    }
    return [
      "id": .int(id), "run_id": .int(run.id), "run_url": .string("\(repositoryURL)/actions/runs/\(run.id)"),
      "run_attempt": .int(run.attempt), "node_id": node("job \(id)"), "head_sha": .string(run.sha),
      "head_branch": .string(run.branch), "workflow_name": .string(run.workflow.name),
      "url": .string("\(repositoryURL)/actions/jobs/\(id)"),
      "html_url": .string("\(page)/actions/runs/\(run.id)/job/\(id)"), "status": .string(status),
      "conclusion": ending, "created_at": time(run.startedAt), "started_at": time(started),
      "completed_at": completed.map(time) ?? .null, "name": .string(name), "steps": .array(steps),
      "labels": ["ubuntu-latest"], "runner_id": 1, "runner_name": "GitHub Actions 1", "runner_group_id": 2,
      "runner_group_name": "GitHub Actions", "check_run_url": .string("\(repositoryURL)/check-runs/\(id)"),
    ]
  }
}
