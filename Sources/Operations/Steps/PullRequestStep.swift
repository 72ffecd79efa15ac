import Foundation
import Integrations
import JobEngine
import TenantModel

/// Asks for the desired state as a pull request and waits until somebody has merged it; then the local repository follows.
///
/// One branch with one commit an operation: the pull request is found again by its branch.
enum PullRequestStep {
  static func make<Run: SubjectRun>(
    _ environment: OperationEnvironment, _ github: GitHubSystem, of run: Run.Type
  ) -> OperationStep {
    OperationStep(
      of: run, "desired_state", "Merge the desired state", usually: .seconds(120), effect: .named,
      // People read it, and people have weekends.
      deadline: .seconds(14 * 86_400), runbook: .pullRequest, in: environment,
      probe: { run in try await probe(run, github) }, act: { run in try await act(run, github) },
      verify: { run in try await verify(run, github) })
  }

  private static func probe(_ run: some SubjectRun, _ github: GitHubSystem) async throws -> ProbeResult {
    guard let pull = try await github.client.pull(head: branch(run)) else { return .absent }
    let isOurs = pull.body?.contains(marker(run)) == true
    return .present(ref: pull.htmlUrl.absoluteString, ours: isOurs)
  }

  private static func act(_ run: some SubjectRun, _ github: GitHubSystem) async throws -> ActResult {
    let files = try await run.wantedFiles()
    try run.mayAct()
    let draft = try await draft(run, github, files: files)
    guard let commit = try await github.client.publish(draft) else {
      run.log("no change: \(github.base) of \(github.client.repository) holds the same files")
      let local = try await follow(run, files)
      run.finish("no change on \(github.base)")
      return ActResult(externalRef: local)
    }
    try run.mayAct()
    let pull = try await github.client.openPull(
      head: branch(run), base: github.base, title: run.title,
      body: body(run, content: content(files, commit: commit)))
    run.log("\(files.count) files in commit \(commit), asked for in \(pull.htmlUrl.absoluteString)")
    return ActResult(externalRef: pull.htmlUrl.absoluteString)
  }

  private static func verify(_ run: some SubjectRun, _ github: GitHubSystem) async throws -> VerifyResult {
    guard let pull = try await find(run, github) else { return waiting(for: nil, github.pollInterval) }
    guard let pull = pull.found else { return try await withoutPull(run) }
    switch pull.state {
    case .open: return waiting(for: pull, github.pollInterval)
    case .closed:
      return .failed(
        .permanent(
          FaultCodes.pullRequestClosed, "The pull request #\(pull.number) was closed and not merged.",
          runbook: Runbook.pullRequest.path, logsURL: pull.htmlUrl.absoluteString))
    case .merged: return try await merged(pull, run)
    }
  }

  /// Goes on only with what was asked for and read: neither the branch nor the tenant's settings may have changed since.
  private static func merged(_ pull: GitHubPull, _ run: some SubjectRun) async throws -> VerifyResult {
    let files = try await run.wantedFiles()
    guard pull.body?.contains(content(files, commit: pull.head.sha)) == true else {
      return .failed(
        .permanent(
          FaultCodes.desiredStateDiffers,
          "What was merged in #\(pull.number) is not what is wanted now: a retry asks for the difference.",
          runbook: Runbook.pullRequest.path, logsURL: pull.htmlUrl.absoluteString))
    }
    let local = try await follow(run, files)
    run.log("\(pull.htmlUrl.absoluteString) is merged as \(pull.mergeCommitSha ?? "?"), here as \(local)")
    run.finish("#\(pull.number) is merged")
    return .ready()
  }

  private struct Look {
    var found: GitHubPull?
  }

  /// Nil when GitHub does not answer: while people take days, that is no reason to stop.
  private static func find(_ run: some SubjectRun, _ github: GitHubSystem) async throws -> Look? {
    do throws(IntegrationError) {
      return Look(found: try await github.client.pull(head: branch(run)))
    } catch {
      guard error.retry == .transient, error.code != IntegrationError.codeCancelled else { throw error }
      run.log("GitHub was asked for the pull request: \(error.message)", .warning)
      return nil
    }
  }

  /// Where nothing had to change there is none; else somebody has removed it.
  private static func withoutPull(_ run: some SubjectRun) async throws -> VerifyResult {
    let wanted = try await run.wantedFiles()
    guard try await run.environment.git.files(in: run.scope) == wanted else {
      return .failed(
        .permanent(
          FaultCodes.pullRequestGone, "The pull request of this operation is gone.",
          runbook: Runbook.pullRequest.path))
    }
    return .ready()
  }

  private static func waiting(for pull: GitHubPull?, _ pause: Duration) -> VerifyResult {
    let what = pull.map { "waits for the merge of #\($0.number): \($0.htmlUrl.absoluteString)" }
    return .notYet(after: pause, progress: StepProgress(text: what ?? "waits for GitHub"))
  }

  /// Brings the local repository, which the later steps read, to what is on the base now.
  private static func follow(_ run: some SubjectRun, _ files: [GitPath: Data]) async throws -> String {
    let git = run.environment.git
    // What this copy never had needs no commit to be gone.
    if files.isEmpty, try await git.files(in: run.scope).isEmpty { return try await git.head() ?? "" }
    return try await run.commit(files).hash
  }
}
