import Integrations
import Synchronization

/// What a reader of a streamed answer was told.
final class Heard: Sendable {
  private let deltas = Mutex<[ModelDelta]>([])

  func add(_ delta: ModelDelta) { deltas.withLock { $0.append(delta) } }

  var last: ModelDelta? { deltas.withLock(\.last) }

  var text: String {
    deltas.withLock { deltas in
      deltas.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }
  }
}
