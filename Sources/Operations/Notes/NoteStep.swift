import Integrations
import JobEngine

/// The last step of every operation: tells the team that it succeeded. It never stops an operation.
enum NoteStep {
  private static let waitMax = Duration.seconds(30)

  static func make<Run: SubjectRun>(
    _ environment: OperationEnvironment, of run: Run.Type = OperationRun.self
  ) -> OperationStep {
    OperationStep(
      of: run, "note", "Tell the team", usually: .seconds(1), effect: .searchable, skippable: true, cancellable: false,
      // Nothing is left to be done, so no wait is too long.
      deadline: .seconds(30 * 86_400), settleTime: .seconds(2), runbook: .note, in: environment,
      skipReason: environment.mattermost == nil ? OperationStep.notConnected : nil, probe: { try await probe($0) },
      act: { try await act($0) })
  }

  /// A look that fails is none: the act says what is wrong.
  private static func probe(_ run: some SubjectRun) async throws -> ProbeResult {
    guard let mattermost = run.environment.mattermost else { return .absent }
    do throws(IntegrationError) {
      let there = try await OperationThread(run: run, mattermost: mattermost).find(.succeeded(run))
      return there.map { .present(ref: $0, ours: true) } ?? .absent
    } catch {
      return .unknown
    }
  }

  private static func act(_ run: some SubjectRun) async throws -> ActResult {
    guard let mattermost = run.environment.mattermost else { return ActResult() }
    do {
      let post = try await OperationThread(run: run, mattermost: mattermost).post(.succeeded(run))
      run.finish("posted in #\(mattermost.channel)")
      return ActResult(externalRef: post)
    } catch let error as IntegrationError where error.code != IntegrationError.codeCancelled {
      guard run.context.attempt < mattermost.triesMax else {
        run.log("the team was not told: \(error.message)", .warning)
        run.finish("not posted: \(error.message)")
        return ActResult()
      }
      throw StepFailure.uncertain(
        error.code, error.message, detail: error.detail,
        retryAfter: error.retryAfter.map { min($0, waitMax) }, runbook: Runbook.note.path)
    }
  }
}
