/// Walks the audit log from its first line on and says where it is broken first. Pure: records go in, in order.
package struct AuditWalk: Equatable, Sendable {
  /// What is wrong, and where.
  package struct Break: Codable, Equatable, Sendable {
    package var sequence: Int64
    /// One sentence.
    package var message: String

    package init(sequence: Int64, message: String) {
      self.sequence = sequence
      self.message = message
    }
  }

  package private(set) var head = AuditHead.origin
  package private(set) var firstBreak: Break?
  /// Calls that were begun and whose end is not in the log: a process ended in the middle of them.
  package private(set) var unfinished: [String: Int64] = [:]

  package init() {}

  /// Takes the next line; what comes after a break is not looked at.
  package mutating func take(_ record: AuditRecord) {
    guard firstBreak == nil else { return }
    let wanted = head.sequence + 1
    if record.sequence != wanted {
      let missing = record.sequence - wanted
      stop(
        at: wanted,
        missing == 1 ? "record \(wanted) is missing" : "\(missing) records from \(wanted) on are missing")
    } else if record.previousHash != head.hash {
      stop(at: wanted, "record \(wanted) does not follow the one before it")
    } else if record.computedHash != record.hash {
      stop(at: wanted, "record \(wanted) was changed after it was written")
    } else {
      head = AuditHead(sequence: record.sequence, hash: record.hash)
      if record.outcome == .begun {
        unfinished[record.call] = record.sequence
      } else {
        unfinished[record.call] = nil
      }
    }
  }

  /// Compares the end with what was written down of it.
  package mutating func end(at known: AuditHead) {
    guard firstBreak == nil, known != head else { return }
    if known.sequence > head.sequence {
      let missing = known.sequence - head.sequence
      stop(
        at: head.sequence + 1,
        missing == 1
          ? "the newest record, \(known.sequence), is missing" : "the newest \(missing) records are missing")
    } else {
      stop(
        at: known.sequence + 1,
        "the log goes on after the end that was written down, record \(known.sequence)")
    }
  }

  private mutating func stop(at sequence: Int64, _ message: String) {
    firstBreak = Break(sequence: sequence, message: message)
  }
}
