import Foundation
import TenantryAPI
import TerminalKit

/// What can happen to the console.
package enum ConsoleEvent: Equatable, Sendable {
  case input(InputEvent)
  /// The change feed brought a batch.
  case changed(ChangeBatch)
  /// The change feed ended: nothing arrives by itself until it is back.
  case feedLost
  /// The change feed was asked for again.
  case feedRetried
  /// What is known of a question's answer from before, and when it was true; the answer itself is still to come.
  case recalled(Ticket, AnyEvent, at: Date)
  /// A question or a timer is through; nil when it was cancelled.
  case answered(Ticket, AnyEvent?)
  /// A change waits to be sent; the event is for who asked for it.
  case postponed(Ticket, AnyEvent, PendingCall)
  /// What waits to be sent is another, or something became of it.
  case outboxRead(OutboxNews)
  /// Something was tried for which only success or failure is worth a word.
  case noticed(Notice)
  /// Something was written into the journal; with `failure` it was not.
  case journaled(JournalEntry, failure: String?)
  /// Somebody saved other preferences; with what is to be said of them.
  case preferencesChanged(ConsolePreferences, saying: Notice? = nil)
  /// Theme files changed and were read again.
  case themesRead(ThemeUpdate)
  /// Time has passed that shows.
  case clockTicked
}
