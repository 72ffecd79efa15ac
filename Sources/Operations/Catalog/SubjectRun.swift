import Foundation
import Integrations
import JobEngine
import TenantModel

/// A run of an operation, whatever it is about: what committing, asking and telling need to know of it.
protocol SubjectRun: Sendable {
  init(_ environment: OperationEnvironment, _ context: StepContext) async throws

  var environment: OperationEnvironment { get }
  var context: StepContext { get }
  var operation: OperationID { get }
  var kind: OperationKind { get }
  /// Who asked, and why when somebody said.
  var actor: String { get }
  var reason: String? { get }
  /// What it is about, for people: `acme`, or `bundle crm`.
  var subject: String { get }
  /// What it is about, as part of a branch's name.
  var subjectInBranch: String { get }
  /// What it does, as the first line of a commit: “Pause tenant acme”.
  var title: String { get }
  /// What it does, for those who read a pull request, in Markdown.
  var purpose: String { get }
  /// For whom it matters, such as `production`; nil where there is nothing to tell apart.
  var place: String? { get }
  /// Where to look when it is done.
  var result: String { get }
  /// The part of the repository that it changes.
  var scope: GitScope { get }

  /// What that part is to hold afterwards.
  func wantedFiles() async throws -> [GitPath: Data]
}

extension SubjectRun {
  /// 1, and one more for each time that an operator wanted the step's effect made anew.
  var effectGeneration: Int {
    context.idempotencyKey.split(separator: ":").last.flatMap { Int($0) } ?? 1
  }

  /// To be called right before every call that changes something outside.
  func mayAct() throws { try context.requireLease(for: OperationEnvironment.callLimit) }

  /// Makes a call that finds out by itself whether a successor has gone on with this operation: by asking what it is given
  /// again when nobody can come between any more, or by what it finds. A process that was stopped in the middle of waiting
  /// must not write over what its successor has done.
  func whileOurs<Value>(
    _ call: (@Sendable () -> Bool) async throws(IntegrationError) -> Value
  ) async throws -> Value {
    try mayAct()
    do throws(IntegrationError) {
      return try await call { (try? mayAct()) != nil }
    } catch {
      guard error.code == IntegrationError.codeSuperseded else { throw error }
      throw StepInterruption.leaseLost
    }
  }

  /// What stands beside the step once it is done.
  func finish(_ text: String) { context.progress(1, text) }

  /// Adds a line to the step's log.
  func log(_ text: String, _ level: LogLevel = .info) { context.log(level, text) }

  /// The change that makes the repository hold `files`.
  func change(_ files: [GitPath: Data]) -> GitChange {
    GitChange(scope: scope, files: files, operation: operation, title: title)
  }

  /// Commits that change to the repository here.
  func commit(_ files: [GitPath: Data]) async throws -> GitOutcome {
    try await whileOurs { isOurs throws(IntegrationError) in
      try await environment.git.commit(change(files), ifStill: isOurs)
    }
  }
}
