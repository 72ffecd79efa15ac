import Foundation
import Integrations
import JobEngine
import TenantModel

/// Commits what the subject is to be: all its files in one commit, or none when they are as they should be. Where GitHub is
/// connected the commit is asked for as a pull request; where another remote is, it is pushed there.
enum DesiredStateStep {
  static let name: StepName = "desired_state"

  static func make(_ environment: OperationEnvironment) -> OperationStep {
    make(environment, of: OperationRun.self)
  }

  static func make<Run: SubjectRun>(_ environment: OperationEnvironment, of run: Run.Type) -> OperationStep {
    if let github = environment.github { return PullRequestStep.make(environment, github, of: run) }
    if let remote = environment.remote { return RemoteCommitStep.make(environment, remote, of: run) }
    return OperationStep(
      of: run, name, "Commit the desired state", usually: .seconds(2), effect: .named,
      deadline: .seconds(300), runbook: .gitDesiredState,
      in: environment, probe: { try await probe($0) }, act: { try await act($0) })
  }

  /// Done when this operation's commit is there and the files are still as it left them.
  private static func probe(_ run: some SubjectRun) async throws -> ProbeResult {
    guard let hash = try await run.environment.git.commit(of: run.operation) else { return .absent }
    let wanted = try await run.wantedFiles()
    let there = try await run.environment.git.files(in: run.scope)
    return there == wanted ? .present(ref: hash, ours: true) : .absent
  }

  private static func act(_ run: some SubjectRun) async throws -> ActResult {
    let files = try await run.wantedFiles()
    // What was never committed needs no commit to be gone.
    if files.isEmpty, try await run.environment.git.files(in: run.scope).isEmpty {
      run.finish("no file to remove")
      return ActResult()
    }
    let outcome = try await run.commit(files)
    let what = files.isEmpty ? "removed \(run.scope.path)" : files.count == 1 ? run.scope.path : "\(files.count) files"
    switch outcome {
    case .committed(let hash):
      run.log("\(what) in commit \(hash)")
      run.finish("\(what) in commit \(hash.prefix(7))")
    case .unchanged(let hash):
      run.log("no change: commit \(hash) holds the same files")
      run.finish("no change since commit \(hash.prefix(7))")
    }
    return ActResult(externalRef: outcome.hash)
  }
}
