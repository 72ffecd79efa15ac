import Synchronization

/// Where background work puts its answers for the loop; safe from any thread.
package final class Mailbox<Message: Sendable>: Sendable {

  private struct Queues {
    var input: [InputEvent] = []
    var inputHead = 0
    var messages: [Message] = []
    var messageHead = 0
    var inputEnded = false
    var isCancelled = false
    /// Whether it rang since somebody last came to look; several rings become one.
    var isRung = false
    var listener: (@Sendable () -> Void)?
  }

  private let queues = Mutex(Queues())

  init() {}

  /// Delivers a message; it is handled after all waiting input.
  package func send(_ message: Message) { ring { $0.messages.append(message) } }

  func send(_ event: InputEvent) { ring { $0.input.append(event) } }

  func endInput() { ring { $0.inputEnded = true } }

  /// Says that nobody wants to hear any more.
  func cancel() { ring { $0.isCancelled = true } }

  func ring() { ring { _ in } }

  /// Calls `listener` whenever there is something to take, on the thread that brought it and once until `answerRing`;
  /// at once when it rang before.
  func listen(_ listener: @escaping @Sendable () -> Void) {
    let isRung = queues.withLock { queues in
      queues.listener = listener
      return queues.isRung
    }
    if isRung { listener() }
  }

  /// Says that somebody comes to look: what is brought from now on rings again.
  func answerRing() { queues.withLock { $0.isRung = false } }

  var isCancelled: Bool { queues.withLock { $0.isCancelled } }

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
    let listener = queues.withLock { queues in
      change(&queues)
      defer { queues.isRung = true }
      return queues.isRung ? nil : queues.listener
    }
    listener?()
  }
}
