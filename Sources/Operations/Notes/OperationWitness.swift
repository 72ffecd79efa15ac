import Integrations
import JobEngine

/// Tells the team that an operation began, needs somebody, failed or was cancelled; its success is the step `note`'s to tell.
///
/// Belongs to every kind of operation, because `OperationCatalog` gives it to each.
enum OperationWitness {
  static func make<Run: SubjectRun>(
    _ environment: OperationEnvironment, of run: Run.Type = OperationRun.self
  ) -> JobWitness? {
    guard let mattermost = environment.mattermost else { return nil }
    return JobWitness { moment, context in
      do {
        let run = try await Run(environment, context)
        _ = try await OperationThread(run: run, mattermost: mattermost)
          .post(OperationNote.ended(moment, run) ?? .begun(run))
      } catch is CancellationError {
        return
      } catch let error as IntegrationError {
        // What becomes of the operation does not depend on it.
        context.log(.warning, "the team was not told: \(error.message)")
      } catch {
        context.log(.warning, "the team was not told: \(String(describing: error))")
      }
    }
  }
}
