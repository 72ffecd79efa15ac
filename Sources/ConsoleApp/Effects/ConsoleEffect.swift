import Foundation
import TenantModel
import TenantryAPI

/// What the console wants done outside itself.
package enum ConsoleEffect: Equatable, Sendable {
  case call(Ticket, Call<AnyEvent>)
  case after(Ticket, Duration, AnyEvent)
  case saveDraft(key: String, Data)
  case loadDraft(Ticket, DraftQuestion<AnyEvent>)
  case deleteDraft(key: String)
  case openURL(HTTPSURL)
  case copy(String, what: String)
  case edit(String, name: String)
  /// Write a line into the journal, and tell what came of it.
  case journal(JournalEntry)
  /// Keep where one is.
  case savePlace(SavedPlace)
  case save(String, name: String)
  case withdraw(PendingCall)
  case quit
}
