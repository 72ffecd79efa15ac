import Synchronization

/// Where background work puts its answers for the loop; safe from any thread.
package final class Mailbox<Message: Sendable>: Sendable {

  private struct Queues {
    var input: [InputEvent] = []
    var inputHead = 0
    var messages: [Message] = []
    var messageHead = 0
    var inputEnded = false
    /// Whether it rang while nobody waited; several rings become one.
    var isRung = false
    var waiter: UnsafeContinuation<Void, Never>?

    /// Rings, and answers who is to be woken.
    mutating func ring() -> UnsafeContinuation<Void, Never>? {
      defer { waiter = nil }
      if waiter == nil { isRung = true }
      return waiter
    }
  }

  private let queues = Mutex(Queues())

  init() {}

  /// Delivers a message; it is handled after all waiting input.
  package func send(_ message: Message) { ring { $0.messages.append(message) } }

  func send(_ event: InputEvent) { ring { $0.input.append(event) } }

  func endInput() { ring { $0.inputEnded = true } }

  func ring() { ring { _ in } }

  /// Returns when it rang since the last time. Only one may wait; who wants to stop waiting rings.
  ///
  /// The caller's actor is woken by whoever rings, with no other thread between: a stream would go by way of the pool.
  /// The continuation is unsafe because it costs less, and resumed once: whoever takes it out of the queues resumes it.
  func waitForRing(isolation: isolated (any Actor)? = #isolation) async {
    await withUnsafeContinuation(isolation: isolation) { continuation in
      let goesOn = queues.withLock { queues in
        if !queues.isRung { queues.waiter = continuation }
        defer { queues.isRung = false }
        return queues.isRung
      }
      if goesOn { continuation.resume() }
    }
  }

  /// Whether the terminal is gone and all it sent has been taken.
  var isInputExhausted: Bool {
    queues.withLock { $0.inputEnded && $0.inputHead == $0.input.count }
  }

  /// Takes the next input.
  func takeInput() -> InputEvent? {
    queues.withLock { queues in
      guard queues.inputHead < queues.input.count else { return nil }
      defer {
        queues.inputHead += 1
        if queues.inputHead == queues.input.count {
          queues.input.removeAll(keepingCapacity: true)
          queues.inputHead = 0
        }
      }
      return queues.input[queues.inputHead]
    }
  }

  /// Takes the next message.
  func takeMessage() -> Message? {
    queues.withLock { queues in
      guard queues.messageHead < queues.messages.count else { return nil }
      defer {
        queues.messageHead += 1
        if queues.messageHead == queues.messages.count {
          queues.messages.removeAll(keepingCapacity: true)
          queues.messageHead = 0
        }
      }
      return queues.messages[queues.messageHead]
    }
  }

  private func ring(_ change: (inout sending Queues) -> Void) {
    let waiter = queues.withLock { queues in
      change(&queues)
      return queues.ring()
    }
    waiter?.resume()
  }
}
