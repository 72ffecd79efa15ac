import Foundation
import TenantModel

/// A workflow of n8n: whose it is, what starts it, how its last executions went, what can be done with it.
package struct AutomationWorkflow: Codable, Equatable, Sendable {
  /// What starts it.
  package enum Trigger: String, CaseIterable, Codable, Hashable, Sendable {
    case webhook
    case schedule
    case form
    /// Another workflow calls it, or one that failed hands over to it.
    case workflow
    /// An event in another system: a mail, a message, a row.
    case event
    /// Somebody's click in n8n's editor and nothing else.
    case manual
    case none
  }

  /// How those of its executions went that are among the newest of all; see `AutomationSample`.
  package struct Record: Codable, Equatable, Sendable {
    /// The newest, running ones included; nil for none.
    package var last: AutomationExecution?
    /// How many ended, and how many of those failed.
    package var ended: Int
    package var failed: Int
    package var running: Int

    package init(last: AutomationExecution? = nil, ended: Int = 0, failed: Int = 0, running: Int = 0) {
      self.last = last
      self.ended = ended
      self.failed = failed
      self.running = running
    }
  }

  /// What n8n knows it by.
  package var id: String
  package var name: String
  package var isActive: Bool
  /// By name, the tenant's own included.
  package var tags: [String]
  /// The tenant that its tag `tenant:<slug>` names, by slug, whether or not there is such a tenant; nil for one of the
  /// platform's own.
  package var tenant: String?
  /// Nil where there is no such tenant.
  package var environment: TenantEnvironment?
  package var trigger: Trigger
  /// More of the trigger: the webhook's path, `every 6 h`; nil where there is nothing to say.
  package var triggerDetail: String?
  /// True where operations start it: without it some of them stop.
  package var servesOperations: Bool
  package var updatedAt: Date?
  /// Where people open it.
  package var url: String
  /// Why it cannot be run from outside n8n, a clause; nil when it can.
  package var runRefusal: String?
  /// Why it cannot be switched on, or off, a clause; nil when it can.
  package var switchRefusal: String?
  package var record: Record

  package init(
    id: String, name: String, isActive: Bool, tags: [String], tenant: String?,
    environment: TenantEnvironment? = nil, trigger: Trigger, triggerDetail: String? = nil,
    servesOperations: Bool = false, updatedAt: Date? = nil, url: String, runRefusal: String? = nil,
    switchRefusal: String? = nil, record: Record = Record()
  ) {
    self.id = id
    self.name = name
    self.isActive = isActive
    self.tags = tags
    self.tenant = tenant
    self.environment = environment
    self.trigger = trigger
    self.triggerDetail = triggerDetail
    self.servesOperations = servesOperations
    self.updatedAt = updatedAt
    self.url = url
    self.runRefusal = runRefusal
    self.switchRefusal = switchRefusal
    self.record = record
  }

  /// What has to be typed before it is switched off: the slug of a tenant in production, `off` where operations need it;
  /// nil where a button is enough.
  package var wordsToSwitchOff: String? {
    if servesOperations { return "off" }
    return environment == .production ? tenant : nil
  }
}
