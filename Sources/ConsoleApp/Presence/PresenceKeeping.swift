import TenantModel
import TenantryAPI

/// What this console tells others of where its person is, and what it was told of them.
struct PresenceKeeping: Equatable, Sendable {
  /// Which of the person's consoles this is; made when it is first needed.
  var console: String?
  /// What was said last; nil while there is nothing to say.
  var said: NotePresence?
  /// The others who have the same tenant before them.
  var others: [Presence] = []
}
