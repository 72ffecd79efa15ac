/// Which questions are open, which answers still count, and what is asked next.
struct CallBook: Sendable {
  private var newest: [Address: Int] = [:]
  private var running: [Address: Int] = [:]
  private var waiting: [Address: Call<AnyEvent>] = [:]
  private var joined: Set<Ticket> = []
  private var count = 0

  /// True when nothing is under way.
  var isEmpty: Bool { running.isEmpty && joined.isEmpty }

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
    joined = joined.filter { $0.address.layer != layer }
  }

  private mutating func nextTicket(_ address: Address) -> Ticket {
    count += 1
    return Ticket(address: address, number: count)
  }
}
