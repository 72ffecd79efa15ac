import Sandbox
import StorageCore
import TenantryAPI

extension CommandExit {
  /// The one table from what went wrong to how the program ends.
  init(_ problem: APIProblem) {
    switch problem.code {
    case .invalid, .forbidden, .notFound, .refused: self = .refused
    // A value of the request that is taken will be taken tomorrow too: that is a no, not a race.
    case .conflict: self = problem.fields.isEmpty ? .conflict : .refused
    case .unauthenticated: self = .notSignedIn
    case .unavailable: self = .unreachable
    case .timeout: self = .timeout
    case .storage: self = .usage
    case .internal: self = .crash
    }
  }

  init(_ error: StorageError) {
    switch error.code {
    case .slugTaken, .notFound, .refused: self = .refused
    case .versionConflict, .tenantBusy: self = .conflict
    case .foreignFile, .newerSchema, .corrupt, .readOnly, .diskFull, .failed: self = .usage
    case .locked: self = .timeout
    case .unreachable: self = .unreachable
    }
  }

  init(_ error: SandboxError) {
    self = error.isInUse ? .timeout : .usage
  }
}
