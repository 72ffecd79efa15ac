import ControlPlane
import Foundation

/// Which webhooks are taken and which are sent.
package struct HookSettings: Equatable, Sendable {
  /// A secret that is found at the moment it is used.
  package struct Secret: Equatable, Sendable {
    /// Where it is found; never the secret.
    package var place: String
    /// Throws when it cannot be had.
    package var find: @Sendable () async throws -> String

    package init(_ place: String, find: @escaping @Sendable () async throws -> String) {
      self.place = place
      self.find = find
    }

    /// What is found at one place is one secret, however often it is changed there.
    package static func == (one: Secret, other: Secret) -> Bool { one.place == other.place }
  }

  /// A receiver outside.
  package struct Sink: Equatable, Sendable {
    /// Small letters, digits and dashes: how far it has been told is kept under this name.
    package var name: String
    package var url: URL
    package var secret: Secret
    /// What it is told of; empty for everything.
    package var events: Set<HookEvent.Kind>

    package init(name: String, url: URL, secret: Secret, events: Set<HookEvent.Kind> = []) {
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
