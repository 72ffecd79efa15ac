import Foundation
import PlatformHost
import Sandbox
import StorageCore
import TenantModel
import TenantryAPI

extension CommandFailure {
  /// Any error as a sentence and an exit code. What nobody foresaw is a crash, named by its type only.
  init(translating error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let status as CommandExit: self.init(status, "")
    case let problem as APIProblem: self.init(problem)
    case let error as StorageError:
      self.init(CommandExit(error), error.message, details: error.detail.map { [$0] } ?? [])
    case let error as SandboxError: self.init(CommandExit(error), error.message)
    case let error as ConnectionsFileError:
      self.init(.usage, error.message, hints: error.hint.map { [$0] } ?? [])
    case let error as InvalidName: self.init(.usage, error.message)
    case is Channel.Closed: self.init(.brokenPipe, "")
    case is CancellationError: self.init(.interrupted, "Interrupted.")
    case let error as POSIXError:
      self.init(.usage, "The output cannot be written: \(String(cString: strerror(error.code.rawValue))).")
    default:
      self.init(
        .crash, "Something went wrong inside (\(type(of: error))).",
        hints: ["This is a bug of tenantry: please report it with the command that you typed."])
    }
  }

  private init(_ problem: APIProblem) {
    // Where a field says what the whole says, once is enough.
    let fields = problem.fields.filter { $0.message != problem.detail }
    self.init(
      CommandExit(problem), problem.detail, details: fields.map { "\($0.pointer): \($0.message)" },
      hints: problem.runbook.map { ["runbook: \($0)"] } ?? [])
  }
}
