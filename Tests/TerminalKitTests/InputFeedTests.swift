import Synchronization
import Testing

@testable import TerminalKit

@Suite("Input feed")
struct InputFeedTests {
  private final class Listener: Sendable {
    let heard = Mutex<[InputEvent?]>([])
    func take(_ event: InputEvent?) { heard.withLock { $0.append(event) } }
  }

  @Test("what comes before anybody listens waits, in order, and so does the end")
  func waiting() {
    let (feed, listener) = (InputFeed(), Listener())
    feed.send(.key("a"))
    feed.send(.key("b"))
    feed.finish()
    feed.listen(listener.take)
    #expect(listener.heard.withLock { $0 } == [.key("a"), .key("b"), nil])
  }

  @Test("what comes later goes to the last listener alone")
  func listeners() {
    let (feed, first, second) = (InputFeed(), Listener(), Listener())
    feed.listen(first.take)
    feed.send(.key("a"))
    feed.listen(second.take)
    feed.send(.key("b"))
    #expect(first.heard.withLock { $0 } == [.key("a")])
    #expect(second.heard.withLock { $0 } == [.key("b")])
  }

  @Test("nothing is lost or doubled while somebody begins to listen on another thread")
  func race() async {
    for _ in 0..<200 {
      let (feed, listener) = (InputFeed(), Listener())
      async let sending: Void = { for _ in 0..<50 { feed.send(.key("x")) } }()
      async let listening: Void = feed.listen(listener.take)
      _ = await (sending, listening)
      #expect(listener.heard.withLock { $0.count } == 50)
    }
  }
}
