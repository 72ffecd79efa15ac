import ControlPlane
import Foundation

/// Which webhooks are taken and which are sent.
package struct HookSettings: Sendable {
  /// Finds a secret at the moment it is used; throws a sentence's error when it cannot be had.
  package typealias Secret = @Sendable () async throws -> String

  /// A receiver outside.
  package struct Sink: Sendable {
    /// Small letters, digits and dashes: how far it has been told is kept under this name.
    package var name: String
    package var url: URL
    package var secret: Secret
    /// What it is told of; empty for everything.
    package var events: Set<HookEvent.Kind>

    package init(name: String, url: URL, secret: @escaping Secret, events: Set<HookEvent.Kind> = []) {
      self.name = name
      self.url = url
      self.secret = secret
      self.events = events
    }

    /// What everybody may see of it who may see the settings.
    package var receiver: HookReceiver {
      let host = url.host() ?? ""
      return HookReceiver(
        name: name, host: url.port.map { "\(host):\($0)" } ?? host, events: events.map(\.rawValue).sorted())
    }
  }

  package var sources: [HookSource: Secret]
  package var sinks: [Sink]

  package init(sources: [HookSource: Secret] = [:], sinks: [Sink] = []) {
    self.sources = sources
    self.sinks = sinks
  }
}
