import Foundation
import Integrations
import JobEngine
import TenantModel

/// One change of one bundle, as every step needs to know it. Read anew by each phase of each step.
struct BundleRun: SubjectRun {
  let environment: OperationEnvironment
  let context: StepContext
  let operation: OperationID
  let parameters: BundleParameters
  let code: BundleCode

  init(_ environment: OperationEnvironment, _ context: StepContext) async throws {
    self.environment = environment
    self.context = context
    parameters = try context.parameters()
    guard let operation = try? OperationID(context.job.id.rawValue),
      let code = try? BundleCode(parameters.bundle.code)
    else {
      throw StepFailure.permanent(FaultCodes.recordMissing, "The job's parameters name no bundle.")
    }
    self.operation = operation
    self.code = code
  }

  var kind: OperationKind { .bundleChange }
  var actor: String { parameters.actor }
  var reason: String? { parameters.reason }
  var subject: String { "bundle \(code)" }
  var subjectInBranch: String { code.rawValue }
  var title: String { "\(verb) bundle \(code)" }
  var purpose: String { "\(verb) the bundle `\(code)`" }
  var place: String? { nil }
  var result: String { removes ? "\(scope.path) is gone" : scope.path }
  var scope: GitScope { .bundle(code) }

  var removes: Bool { parameters.change == .remove }

  func wantedFiles() async throws -> [GitPath: Data] {
    removes ? [:] : [try GitPath(scope.path): try BundleFile.data(parameters.bundle)]
  }

  /// The bundle as the catalog has it now.
  func current() async throws -> ModuleBundle? { try await environment.catalog.bundle(code: code.rawValue) }

  private var verb: String { removes ? "Remove" : parameters.replaces == nil ? "Create" : "Change" }
}
