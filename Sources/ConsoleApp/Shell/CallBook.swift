import Foundation
import TenantryAPI

/// Which questions are open, which answers still count, and what is asked next.
struct CallBook: Sendable {
  private var newest: [Address: Int] = [:]
  private var running: [Address: Int] = [:]
  private var waiting: [Address: Call<AnyEvent>] = [:]
  private var joined: Set<Ticket> = []
  /// What was asked last at an address.
  private var asked: [Address: any Endpoint] = [:]
  /// The questions to which what is known from before was told, and when.
  private var recalled: [Ticket: Date] = [:]
  private var count = 0

  /// True when nothing is under way.
  var isEmpty: Bool { running.isEmpty && joined.isEmpty }

  /// True when something else was asked at the address before, or nothing.
  mutating func isNew(_ call: Call<AnyEvent>, at address: Address) -> Bool {
    guard let old = asked.updateValue(call.endpoint, forKey: address) else { return true }
    return !isEqual(old, call.endpoint)
  }

  /// Notes what is known from before: whether it still counts.
  mutating func recall(_ ticket: Ticket, at now: Date) -> Bool {
    guard newest[ticket.address] == ticket.number else { return false }
    recalled[ticket] = now
    return true
  }

  /// Since when a layer shows what is known from before, while it is being asked; nil when it does not.
  func recalledSince(_ layer: LayerID) -> Date? {
    recalled.filter { $0.key.address.layer == layer }.map(\.value).min()
  }

  /// When what is known from before was told to anybody who still waits.
  var recalledTimes: [Date] { Array(recalled.values) }

  /// A ticket to ask with; nil when the question waits for the one before it.
  mutating func open(_ call: Call<AnyEvent>, at address: Address) -> Ticket? {
    switch call.whenBusy {
    case .joins:
      let ticket = nextTicket(address)
      joined.insert(ticket)
      return ticket
    case .waits where running[address] != nil:
      waiting[address] = call
      return nil
    case .waits, .replaces:
      waiting[address] = nil
      return open(address)
    }
  }

  /// A ticket for what only the newest counts of: timers and drafts.
  mutating func open(_ address: Address) -> Ticket {
    let ticket = nextTicket(address)
    newest[address] = ticket.number
    running[address] = ticket.number
    return ticket
  }

  /// Notes an answer: whether it still counts, and the question that waited for it.
  mutating func close(_ ticket: Ticket) -> (counts: Bool, next: Call<AnyEvent>?) {
    if joined.remove(ticket) != nil { return (true, nil) }
    recalled[ticket] = nil
    guard newest[ticket.address] == ticket.number else { return (false, nil) }
    newest[ticket.address] = nil
    running[ticket.address] = nil
    return (true, waiting.removeValue(forKey: ticket.address))
  }

  /// Forgets what a layer that is gone had asked; writes go on, only nobody is told.
  mutating func forget(_ layer: LayerID) {
    newest = newest.filter { $0.key.layer != layer }
    running = running.filter { $0.key.layer != layer }
    waiting = waiting.filter { $0.key.layer != layer }
    asked = asked.filter { $0.key.layer != layer }
    recalled = recalled.filter { $0.key.address.layer != layer }
    joined = joined.filter { $0.address.layer != layer }
  }

  private mutating func nextTicket(_ address: Address) -> Ticket {
    count += 1
    return Ticket(address: address, number: count)
  }
}
