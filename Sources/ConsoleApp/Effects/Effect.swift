import Foundation
import TenantModel
import TenantryAPI

/// What a component wants done, as a value: the console does it, tests compare it.
package enum Effect<Event: Equatable & Sendable>: Equatable, Sendable {
  /// Ask the control plane; make one with `load` or `submit`.
  case call(Call<Event>)
  /// Tell me this after a while; a later one with the same token takes its place.
  case after(Duration, token: String, Event)
  /// Show another page.
  case navigate(Route)
  /// Show another page in the place of this one, which is then not returned to.
  case replace(Route)
  /// Leave this page.
  case back
  /// Show an operation in the drawer.
  case openDrawer(OperationID)
  /// Show a runbook, by its name or its path.
  case openRunbook(String)
  /// Show what somebody asks a second person for; nil for all of it.
  case openApproval(ApprovalID?)
  /// Close this component, if it is a drawer or a dialog.
  case dismiss
  /// Ask something; make one with `present(_:as:)`.
  case present(Presentation<Event>)
  /// Take back a change that waits to be sent, or put one away that is over.
  case withdraw(PendingCall)
  /// Say something in passing.
  case notify(Notice)
  case saveDraft(key: String, Data)
  /// Read a draft; make one with `loadDraft(_:as:)`.
  case loadDraft(DraftQuestion<Event>)
  case deleteDraft(key: String)
  case openURL(HTTPSURL)
  /// Put text on the clipboard; `what` says what it is, for the message.
  case copy(String, what: String)
  /// Show text in the editor; `name` is the file's name. What is changed there is nobody's but the editor's.
  case edit(String, name: String)
  /// Write text to a file of its own; the name says what it is, the message where it went.
  case save(String, name: String)
  case quit
  /// The key meant nothing here: the layer below may have it.
  case unhandled
}
