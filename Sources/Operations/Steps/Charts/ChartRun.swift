import Foundation
import Integrations
import JobEngine
import TenantModel

/// A tenant's chart brought into the cluster by a workflow of GitHub Actions, found again by its correlation id.
struct ChartRun: Sendable {
  private static let tailLines = 20

  let run: OperationRun
  let github: GitHubSystem
  let workflow: String
  let chart: HelmChart
  /// True for new pods even when nothing else has changed.
  let restart: Bool

  /// Nil where no workflow is what rolls this tenant out.
  ///
  /// - Throws: `desired_state_invalid` where GitHub is not connected.
  init?(_ run: OperationRun, restart: Bool = false) async throws {
    guard case .actions(let workflow)? = run.environment.charts,
      let chart = try await run.input().template.k8sChart
    else { return nil }
    guard let github = run.environment.github else {
      throw DesiredStateError("Charts are rolled out by GitHub Actions, and GitHub is not connected.")
    }
    self.run = run
    self.github = github
    self.workflow = workflow
    self.chart = chart
    self.restart = restart
  }

  /// One for each effect that is asked for; an operator's retry after a failed run asks for another.
  var correlation: String {
    "\(run.operation)-\(run.context.step.name)-\(run.effectGeneration)"
  }

  func probe() async throws -> ProbeResult {
    let found = try await find()
    return found.map { .present(ref: $0.htmlUrl.absoluteString, ours: true) } ?? .absent
  }

  func start() async throws -> ActResult {
    guard let commit = try await github.client.head(ofBranch: github.base) else {
      throw StepFailure.permanent(
        FaultCodes.releaseFailed, "\(github.client.repository) has no branch \(github.base).",
        runbook: Runbook.release.path)
    }
    var inputs = [
      "slug": run.tenant.slug.rawValue, "chart": chart.place, "version": chart.version, "commit": commit,
    ]
    if restart { inputs["restart"] = run.operation.rawValue }
    try run.mayAct()
    let id = try await github.client.dispatch(
      workflow: workflow, ref: github.base, inputs: inputs, correlation: correlation)
    run.log("\(workflow) is started for commit \(commit)")
    guard let id else { return ActResult(externalRef: correlation) }
    let page = try? await github.client.run(id)?.htmlUrl.absoluteString
    return ActResult(externalRef: page ?? correlation)
  }

  func verify() async throws -> VerifyResult {
    guard let found = try await find() else {
      return .notYet(
        after: github.pollInterval, progress: StepProgress(text: "waits until GitHub shows the run"))
    }
    let link = found.htmlUrl.absoluteString
    guard found.isCompleted else {
      let status = (found.status ?? "queued").replacing("_", with: " ")
      return .notYet(
        after: github.pollInterval,
        progress: StepProgress(text: "run #\(found.runNumber) is \(status): \(link)"))
    }
    guard found.isSuccess else { return .failed(await failure(found)) }
    run.log("run #\(found.runNumber) succeeded: \(link)")
    run.finish("run #\(found.runNumber) succeeded")
    return .ready()
  }

  private func find() async throws -> GitHubRun? {
    try await github.client.run(
      correlation: correlation, workflow: workflow, since: run.context.job.createdAt)
  }

  private func failure(_ found: GitHubRun) async -> StepFailure {
    let ended = (found.conclusion ?? "failure").replacing("_", with: " ")
    return .permanent(
      FaultCodes.releaseFailed, "Run #\(found.runNumber) of \(workflow) ended with \(ended).",
      detail: await tail(of: found), runbook: Runbook.release.path, logsURL: found.htmlUrl.absoluteString)
  }

  /// The last lines of the first job that failed. Without them the link is what there is.
  private func tail(of found: GitHubRun) async -> String {
    do throws(IntegrationError) {
      let jobs = try await github.client.jobs(ofRun: found.id)
      guard let job = jobs.first(where: { $0.conclusion == "failure" }) else { return "" }
      let step = job.steps?.first { $0.conclusion == "failure" }.map { ", step \($0.name)" } ?? ""
      guard let logs = github.logs, let address = try await github.client.logAddress(ofJob: job.id) else {
        return "job \(job.name)\(step)"
      }
      let lines = try await github.client.log(at: address, by: logs, tailLines: Self.tailLines)
      for line in lines { run.log("\(job.name): \(line)", .error) }
      return "job \(job.name)\(step)\n\(lines.joined(separator: "\n"))"
    } catch {
      return "no log: \(error.message)"
    }
  }
}
