import Foundation
import TenantModel

/// The outside systems, each asked lately whether it answers. What exactly is wrong is told to platform people alone.
package struct CheckSystems: Endpoint {
  package static let name = "support.systems"
  package static let method = EndpointMethod.get
  package static let path = "/api/support/systems"
  package static let permission = Permission.runbooksRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [SystemState]
    /// When they were asked.
    package var checkedAt: Date

    package init(items: [SystemState], checkedAt: Date) {
      self.items = items
      self.checkedAt = checkedAt
    }
  }
}

/// How an outside system is.
package struct SystemState: Codable, Equatable, Sendable {
  package enum Level: String, CaseIterable, Codable, Hashable, Sendable {
    /// Everything that was tried works.
    case works
    /// It answers, and something does not work.
    case limited
    /// It does not answer, or does not let us in.
    case fails
    case notConnected = "not_connected"
    /// It is connected, and there is nothing to ask it.
    case unchecked
  }

  /// The stable name, for example `kubernetes`.
  package var system: String
  package var title: String
  package var level: Level
  /// Which version answers; nil when it did not say.
  package var version: String?
  /// What is wrong, one sentence; nil when nothing is, or for who may not know.
  package var problem: String?
  /// Where people find it; nil when that is nowhere.
  package var url: String?

  package init(
    system: String, title: String, level: Level, version: String? = nil, problem: String? = nil,
    url: String? = nil
  ) {
    self.system = system
    self.title = title
    self.level = level
    self.version = version
    self.problem = problem
    self.url = url
  }
}
