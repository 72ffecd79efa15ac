import Foundation
import Integrations
import JobEngine
import TenantModel

/// Commits what the subject is to be to the connected remote, on top of whatever others have pushed; the local repository
/// follows once the remote says that it has the commit.
///
/// The effect is named by the operation's trailer, which is looked for in the remote's history. A push that was
/// overtaken by a successor's is harmless: the lease of one of them is lost, and the loser finds the trailer.
enum RemoteCommitStep {
  static func make<Run: SubjectRun>(
    _ environment: OperationEnvironment, _ remote: GitRemote, of run: Run.Type
  ) -> OperationStep {
    OperationStep(
      of: run, "desired_state", "Push the desired state", usually: .seconds(5), effect: .named,
      deadline: .seconds(900), runbook: .gitRemote, in: environment,
      probe: { run in try await probe(run, remote) }, act: { run in try await act(run, remote) },
      verify: { run in try await verify(run, remote) })
  }

  /// Present when the remote's history has this operation's commit and the files are still as it left them.
  private static func probe(_ run: some SubjectRun, _ remote: GitRemote) async throws -> ProbeResult {
    let hash = try await run.environment.git.published(try await change(run), in: remote)
    return hash.map { .present(ref: $0, ours: true) } ?? .absent
  }

  /// Where somebody else has changed its files nothing is written: what was found is handed to `verify`, which
  /// parks, so that an operator's retry counts as a decision.
  private static func act(_ run: some SubjectRun, _ remote: GitRemote) async throws -> ActResult {
    let change = try await change(run)
    let publication = try await run.whileOurs { isOurs throws(IntegrationError) in
      try await run.environment.git.publish(change, to: remote, overwriting: overwritten(run), ifStill: isOurs)
    }
    switch publication {
    case .pushed(let hash):
      run.log("\(change.files.count) files in commit \(hash), pushed to \(remote.description)")
      return ActResult(externalRef: hash)
    case .unchanged(let hash):
      run.log("no change: commit \(hash) of \(remote.description) holds the same files")
      return ActResult(externalRef: hash)
    case .changedByOthers(let foreign): return ActResult(externalRef: foreign.commit)
    }
  }

  private static func verify(_ run: some SubjectRun, _ remote: GitRemote) async throws -> VerifyResult {
    let change = try await change(run)
    guard let hash = run.context.externalRef else {
      return .failed(
        .permanent(
          FaultCodes.recordMissing, "The commit that was pushed has no record.",
          runbook: Runbook.gitRemote.path))
    }
    try run.mayAct()
    switch try await run.environment.git.follow(hash, of: change, in: remote) {
    case .here(let head):
      run.log("\(remote.description) is at \(head), and so is the local repository")
      run.finish("\(remote.branch) has commit \(hash.prefix(7))")
      return .ready()
    case .missing:
      return .notYet(
        after: run.environment.pollInterval,
        progress: StepProgress(text: "waits until \(remote.branch) shows commit \(hash.prefix(7))"))
    case .differs(let foreign?): return .failed(conflict(foreign, run))
    case .differs(nil):
      return .failed(
        .permanent(
          FaultCodes.desiredStateDiffers, "\(remote.description) has other files than are wanted now.",
          runbook: Runbook.gitRemote.path))
    }
  }

  private static func conflict(_ foreign: GitForeignChange, _ run: some SubjectRun) -> StepFailure {
    let paths = foreign.paths.joined(separator: "\n")
    return .permanent(
      FaultCodes.gitConflict,
      "\(foreign.author) changed \(run.scope.path) in commit \(foreign.commit.prefix(7)) "
        + "(“\(foreign.subject)”): a retry writes over it.",
      detail: "commit \(foreign.commit)\n\(foreign.date)\n\(paths)", runbook: Runbook.gitRemote.path)
  }

  /// The commit that an operator has been shown and decided to write over by trying again; nil where nobody has.
  private static func overwritten(_ run: some SubjectRun) -> String? {
    guard run.effectGeneration > 1, let fault = run.context.step.lastFault,
      fault.code == FaultCodes.gitConflict
    else { return nil }
    let first = fault.detail.split(separator: "\n").first ?? ""
    return first.split(separator: " ").last.map(String.init)
  }

  private static func change(_ run: some SubjectRun) async throws -> GitChange {
    run.change(try await run.wantedFiles())
  }
}
