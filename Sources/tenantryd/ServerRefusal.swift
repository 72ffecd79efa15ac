import Foundation
import PlatformHost
import StorageCore
import TenantryServer

/// Why the server does not start: a sentence, and how the process ends. The statuses are those of `tenantry`.
struct ServerRefusal: Error {
  /// 2 for what somebody wrote or typed, 3 for what cannot be reached or had, 1 for the rest.
  var status: Int32
  var message: String

  init(_ status: Int32, _ message: String) {
    self.status = status
    self.message = message
  }

  /// What opening a platform failed at.
  init(opening error: any Error) {
    switch error {
    case let refusal as ServerRefusal: self = refusal
    case let problem as ListenProblem: self.init(problem.isTaken ? 3 : 2, problem.message)
    case let error as StorageError:
      self.init(
        error.code == .unreachable ? 3 : 2,
        [error.message, error.detail].compactMap(\.self).joined(separator: " "))
    default: self.init(1, "The platform cannot be opened: \(error)")
    }
  }
}
