import Foundation
import HTTPTransport

/// Where a client's requests go, and what proves who is there.
package struct ConnectionRoute: Equatable, Sendable {
  /// Which system.
  package let system: String
  /// Its addresses; no other is asked.
  package let bases: [URL]
  package let tls: TLSSettings
  /// The way out that the system's own settings name; nil for the machine's usual one.
  package let proxy: URL?

  package init(_ system: String, _ bases: [URL], tls: TLSSettings = TLSSettings(), proxy: URL? = nil) {
    self.system = system
    self.bases = bases
    self.tls = tls
    self.proxy = proxy
  }
}
