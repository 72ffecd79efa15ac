import ControlPlane
import Logging
import StorageCore

/// What a server is made of, handed in by the composition root.
package struct ServerParts: Sendable {
  package var controlPlane: ControlPlane
  /// Who may ask, and which webhooks there are.
  package var settings: LiveSettings
  package var answers: any AnswerStore
  /// Who else serves the platform on this machine; nil where nobody knows.
  package var peers: ServerPeers?
  /// Whether requests can be answered now; nil when they can, else one sentence.
  package var isReady: @Sendable () async -> String?
  /// Time since boot, for limits and durations.
  package var uptime: @Sendable () -> Duration
  package var logger: Logger
  /// The product's, for the API's description.
  package var version: String

  package init(
    controlPlane: ControlPlane, settings: LiveSettings, answers: any AnswerStore,
    peers: ServerPeers? = nil,
    isReady: @escaping @Sendable () async -> String?, uptime: @escaping @Sendable () -> Duration,
    logger: Logger,
    version: String
  ) {
    self.controlPlane = controlPlane
    self.settings = settings
    self.answers = answers
    self.peers = peers
    self.isReady = isReady
    self.uptime = uptime
    self.logger = logger
    self.version = version
  }
}
