import ControlPlane
import Logging
import StorageCore

/// What a server is made of, handed in by the composition root.
package struct ServerParts: Sendable {
  package var controlPlane: ControlPlane
  package var authenticator: any Authenticator
  package var answers: any AnswerStore
  package var hookSettings: HookSettings
  /// How people sign in; nil where programs alone have tokens.
  package var signIn: SignInOffer?
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
    controlPlane: ControlPlane, authenticator: any Authenticator, answers: any AnswerStore,
    hookSettings: HookSettings = HookSettings(),
    signIn: SignInOffer? = nil, peers: ServerPeers? = nil,
    isReady: @escaping @Sendable () async -> String?, uptime: @escaping @Sendable () -> Duration,
    logger: Logger,
    version: String
  ) {
    self.controlPlane = controlPlane
    self.authenticator = authenticator
    self.answers = answers
    self.hookSettings = hookSettings
    self.signIn = signIn
    self.peers = peers
    self.isReady = isReady
    self.uptime = uptime
    self.logger = logger
    self.version = version
  }
}
