import Foundation
import Integrations
import JobEngine
import TenantModel

/// Commits what the tenant is to be: all its files in one commit, or none when they are as they should be. Where GitHub is
/// connected the commit is asked for as a pull request; where another remote is, it is pushed there.
enum DesiredStateStep {
  static let name: StepName = "desired_state"

  static func make(_ environment: OperationEnvironment) -> OperationStep {
    if let github = environment.github { return PullRequestStep.make(environment, github) }
    if let remote = environment.remote { return RemoteCommitStep.make(environment, remote) }
    return OperationStep(
      name, "Commit the desired state", usually: .seconds(2), effect: .named,
      deadline: .seconds(300), runbook: .gitDesiredState,
      in: environment, probe: probe, act: act)
  }

  /// Done when this operation's commit is there and the files are still as it left them.
  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    guard let hash = try await run.environment.git.commit(of: run.operation) else { return .absent }
    let wanted = try await run.desiredState().files
    let there = try await run.environment.git.files(of: run.tenant.slug)
    return there == wanted ? .present(ref: hash, ours: true) : .absent
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    let state = try await run.desiredState()
    try run.mayAct()
    let outcome = try await run.environment.git.commit(
      GitChange(
        slug: run.tenant.slug, files: state.files, operation: run.operation,
        title: "\(run.parameters.kind.verb) tenant \(run.tenant.slug)"))
    switch outcome {
    case .committed(let hash):
      run.log("\(state.files.count) files in commit \(hash)")
      run.finish("\(state.files.count) files in commit \(hash.prefix(7))")
    case .unchanged(let hash):
      run.log("no change: commit \(hash) holds the same files")
      run.finish("no change since commit \(hash.prefix(7))")
    }
    return ActResult(externalRef: outcome.hash)
  }
}
