/// A receiver of webhooks as the server's file has it, without its secret and without what its address may hold of one.
package struct HookReceiver: Equatable, Sendable {
  package var name: String
  /// With the port where one is written.
  package var host: String
  /// What it is told of; empty for everything.
  package var events: [String]

  package init(name: String, host: String, events: [String]) {
    self.name = name
    self.host = host
    self.events = events
  }
}
