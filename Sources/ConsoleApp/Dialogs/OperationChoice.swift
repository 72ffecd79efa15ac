import Foundation
import TenantModel

/// What an operation is to be done with, and when.
package struct OperationChoice: Equatable, Sendable {
  package var params: OperationParams
  /// Nil for now.
  package var runAt: Date?

  package init(params: OperationParams, runAt: Date? = nil) {
    self.params = params
    self.runAt = runAt
  }
}
