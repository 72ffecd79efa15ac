import Foundation
import TenantModel

/// That a tenant was written, in the order of commits. What it is now is read from the store.
package struct TenantChange: Hashable, Sendable {
  package var sequence: Int64
  package var time: Date
  package var tenant: TenantID
  /// As they were after the write.
  package var status: TenantStatus
  package var version: Int

  package init(sequence: Int64, time: Date, tenant: TenantID, status: TenantStatus, version: Int) {
    self.sequence = sequence
    self.time = time
    self.tenant = tenant
    self.status = status
    self.version = version
  }
}
