/// One event of a `text/event-stream`.
package struct ServerSentEvent: Equatable, Sendable {
  /// `message` when the sender names none.
  package var name: String
  package var data: String
  /// The last identifier that the sender gave, with this event or before; empty for none.
  package var id: String

  package init(name: String = "message", data: String, id: String = "") {
    self.name = name
    self.data = data
    self.id = id
  }
}
