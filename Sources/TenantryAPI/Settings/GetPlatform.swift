import Foundation
import TenantModel

/// What this platform is: where it lies, what runs it.
package struct GetPlatform: Endpoint {
  package static let name = "settings.platform"
  package static let method = EndpointMethod.get
  package static let path = "/api/settings/platform"
  package static let permission = Permission.settingsRead

  package init() {}

  /// A process that works on operations.
  package struct Worker: Codable, Equatable, Sendable {
    package var id: String
    package var host: String
    package var processId: Int
    package var startedAt: Date
    package var lastSeenAt: Date

    package init(id: String, host: String, processId: Int, startedAt: Date, lastSeenAt: Date) {
      self.id = id
      self.host = host
      self.processId = processId
      self.startedAt = startedAt
      self.lastSeenAt = lastSeenAt
    }
  }

  package struct Output: Codable, Equatable, Sendable {
    package var context: String
    package var mode: Session.Mode
    package var environment: TenantEnvironment?
    package var version: String
    package var dataFolder: String
    /// Where the desired state lies.
    package var desiredState: String
    package var tenantDomain: String
    package var odooSeries: String
    /// The IANA name of the time zone of the process. What is shown is in UTC always.
    package var timeZone: String
    package var workers: [Worker]

    package init(
      context: String, mode: Session.Mode, environment: TenantEnvironment?, version: String,
      dataFolder: String, desiredState: String, tenantDomain: String, odooSeries: String, timeZone: String,
      workers: [Worker]
    ) {
      self.context = context
      self.mode = mode
      self.environment = environment
      self.version = version
      self.dataFolder = dataFolder
      self.desiredState = desiredState
      self.tenantDomain = tenantDomain
      self.odooSeries = odooSeries
      self.timeZone = timeZone
      self.workers = workers
    }
  }
}
