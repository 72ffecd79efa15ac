import Foundation
import TenantModel

/// What happened to a tenant: its operations' logs, and its pods' where a cluster is connected. Oldest first.
package struct GetTenantLogs: Endpoint {
  package static let name = "tenants.logs"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants/{tenant}/logs"
  package static let permission = Permission.tenantsRead
  package static let isKept = false
  package static let blank: GetTenantLogs? = GetTenantLogs(tenant: "")

  /// PRD §7: at most 500 events a view, at most 7 days back.
  package static let limitMax = 500
  /// PRD §7: at most so many days back.
  package static let daysMax = 7

  /// The tenant's id or slug.
  package var tenant: String
  package var minimumSeverity: LogSeverity
  package var limit: Int

  package init(tenant: String, minimumSeverity: LogSeverity = .debug, limit: Int = GetTenantLogs.limitMax) {
    self.tenant = tenant
    self.minimumSeverity = minimumSeverity
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    package var lines: [LogLine]
    /// Lines in the range that the limit left out.
    package var dropped: Int
    /// True when there may be more of them: a source was not read back to the beginning of the range, or did not keep
    /// all of its lines.
    package var reachesFurther: Bool
    /// Why a source is missing, for example "pod logs: no cluster connected"; a sentence each.
    package var missing: [String]

    package init(lines: [LogLine], dropped: Int, reachesFurther: Bool = false, missing: [String]) {
      self.lines = lines
      self.dropped = dropped
      self.reachesFurther = reachesFurther
      self.missing = missing
    }
  }
}
