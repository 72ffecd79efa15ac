import JobEngine
import Testing

@Suite("The change feed")
struct FeedTests {
  @Test("keeps only the newest for a slow listener")
  func coalesces() async {
    let feed = JobChangeFeed()
    var hints = feed.hints().makeAsyncIterator()
    for sequence in 1...100 { feed.publish(upTo: Int64(sequence)) }
    #expect(await hints.next() == 100)
  }

  @Test("wakes listeners for what has no event, and never goes back")
  func neverBack() async {
    let feed = JobChangeFeed()
    var hints = feed.hints().makeAsyncIterator()
    feed.publish(upTo: 7)
    feed.publish(upTo: 3)
    #expect(await hints.next() == 7)
    #expect(feed.latest == 7)
  }

  @Test("ends for a listener that is cancelled")
  func cancellation() async {
    let feed = JobChangeFeed()
    let listener = Task { for await _ in feed.hints() {} }
    await Task.yield()
    listener.cancel()
    await listener.value
    feed.publish(upTo: 1)
  }
}
