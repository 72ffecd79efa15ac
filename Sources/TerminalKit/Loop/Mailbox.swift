import Synchronization

/// Where background work puts its answers for the loop; safe from any thread.
package final class Mailbox<Message: Sendable>: Sendable {

  private struct Queues {
    var input: [InputEvent] = []
    var inputHead = 0
    var messages: [Message] = []
    var messageHead = 0
    var inputEnded = false
  }

  private let queues = Mutex(Queues())
  private let bell: AsyncStream<Void>.Continuation
  /// Rings when there is something to take; several rings may become one.
  let rings: AsyncStream<Void>

  init() {
    (rings, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Delivers a message; it is handled after all waiting input.
  package func send(_ message: Message) {
    queues.withLock { $0.messages.append(message) }
    bell.yield()
  }

  func send(_ event: InputEvent) {
    queues.withLock { $0.input.append(event) }
    bell.yield()
  }

  func endInput() {
    queues.withLock { $0.inputEnded = true }
    bell.yield()
  }

  func ring() { bell.yield() }

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
}
