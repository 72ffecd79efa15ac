import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// What a view may know: the room it has, the time, and how fresh things are.
package struct ViewContext: Sendable {
  /// The columns and rows the component gets; for a dialog the whole screen.
  package var size: Size
  package var now: Date
  /// Who acts and where; nil until the control plane has said so.
  package var session: Session?
  /// Whether changes arrive by themselves.
  package var connection: Connection
  /// True while something on it is known from before only, and is being asked for.
  package var isFromBefore: Bool
  /// True when times are shown as they are and not as ages.
  package var showsTimes: Bool
  /// False while something covers it: selections are drawn quietly then.
  package var isFocused: Bool
  /// The others who have the tenant that it is about before them.
  package var others: [Presence] = []
  /// The keys that commands have now.
  package var keys: KeyGuide
  /// What waits to be sent; empty where nothing ever does.
  package var pending: [PendingCall]

  package init(
    size: Size, now: Date, session: Session?, connection: Connection, isFromBefore: Bool = false,
    showsTimes: Bool = false, isFocused: Bool = true, keys: KeyGuide = KeyGuide(), pending: [PendingCall] = []
  ) {
    self.size = size
    self.now = now
    self.session = session
    self.connection = connection
    self.isFromBefore = isFromBefore
    self.showsTimes = showsTimes
    self.isFocused = isFocused
    self.keys = keys
    self.pending = pending
  }

  /// An age (`4m`) or, when times are shown, the time (`14:02`).
  package func when(_ date: Date) -> String {
    showsTimes ? Moment.time(date, now: now) : Moment.age(of: date, now: now)
  }
}
