import TenantryAPI

extension Console {
  /// A change that no server answered waits: whoever asked for it has nothing more to wait for.
  mutating func postpone(_ ticket: Ticket, _ event: AnyEvent, _ call: PendingCall) {
    let (counts, _) = calls.close(ticket)
    show(call.postponedNotice)
    if let place = pending?.firstIndex(where: { $0.id == call.id }) {
      pending?[place] = call
    } else {
      pending?.append(call)
    }
    guard counts else { return }
    let asking = dialogs.first { $0.id == ticket.address.layer }
    if let dialog = asking?.component as? any Dialog, dialog.endsWhenPostponed {
      close(ticket.address.layer)
    } else {
      // That it waits has been said; whoever asked would call it an error.
      mutesNotices = true
      deliver(.own(event), to: ticket.address.layer)
      mutesNotices = false
    }
  }

  /// Takes what is in the outbox now, and says what became of what was in it.
  mutating func take(_ news: OutboxNews) {
    pending = news.calls
    for event in news.events { show(event.notice) }
  }

  /// What waits, said on the way out; nil when nothing does.
  var pendingFarewell: String? {
    let waiting = (pending ?? []).filter(\.isWaiting)
    guard let last = waiting.map(\.expiresAt).max() else { return nil }
    let what = waiting.count == 1 ? "1 change waits" : "\(waiting.count) changes wait"
    return "\(what) to be sent: open this context again before \(Moment.clock(last))Z."
  }
}
