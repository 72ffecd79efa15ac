import JobEngine
import TenantModel

/// Saves or removes a bundle: checked first, then one commit or one pull request, and the catalog follows at the end, so
/// that it never offers what the repository does not hold.
struct BundleChangeOperation: Sendable {
  static let kind = OperationKind.bundleChange
  static let undo = "Change it back: the commit before this one holds what was."

  let definition: JobDefinition
  /// Seconds that each step usually takes, by name.
  let usually: [String: Double]

  init(_ environment: OperationEnvironment) {
    let steps = [
      CheckBundleStep.make(environment), DesiredStateStep.make(environment, of: BundleRun.self),
      RecordBundleStep.make(environment), NoteStep.make(environment, of: BundleRun.self),
    ]
    definition = JobDefinition(
      kind: JobKind(Self.kind.rawValue), summary: Self.kind.title, steps: steps.map(\.definition),
      witness: OperationWitness.make(environment, of: BundleRun.self))
    usually = Dictionary(
      steps.filter { $0.skipReason == nil }.map { ($0.definition.name.rawValue, $0.usually.seconds) }
    ) { first, _ in first }
  }
}
