import Logging
import Synchronization
import TestSupport
import Testing

@testable import tenantryd

@Suite("What the log says of an outage", .timeLimit(.minutes(5)))
struct DatabaseWatchTests {
  private let log = LogLines()
  private var logger: Logger { Logger(label: "test") { [log] _ in log } }

  /// The lines; how long an outage was is this machine's business.
  private func taken() -> [String] { log.take().map { $0.replacing(/: seconds=\d+$/, with: "") } }

  @Test("is one line when it begins and one when it ends, whatever is seen between")
  func once() {
    var outage = OutageLog(logger: logger)
    outage.note(nil)
    #expect(log.take() == [])
    outage.note("It is away.")
    outage.note("It is away still.")
    #expect(log.take() == ["error the database cannot be used: reason=It is away."])
    outage.note(nil)
    outage.note(nil)
    #expect(taken() == ["notice the database can be used again"])
  }

  @Test("comes by itself, and ends with the task")
  func watched() async {
    let answers = Mutex<[String?]>([nil, "Away.", "Away."])
    let (looked, bell) = AsyncStream<Void>.makeStream()
    let watch = DatabaseWatch(
      trouble: {
        bell.yield()
        return answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      }, logger: logger, pause: .milliseconds(1), lookMax: .seconds(120))
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await watch.run() }
      var looks = 0
      for await _ in looked {
        looks += 1
        if looks == 6 { break }
      }
      group.cancelAll()
    }
    #expect(taken() == ["error the database cannot be used: reason=Away.", "notice the database can be used again"])
  }
}
