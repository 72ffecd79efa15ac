import Synchronization
import Testing

@testable import StorageCore
@testable import StoragePostgres

@Suite("Writes that wait for a server that is away")
struct WaitingTests {
  private final class Told: Sendable {
    private let names = Mutex<[String]>([])
    var all: [String] { names.withLock { $0 } }

    func write(_ name: String, patience: Duration?) -> PendingWrite {
      PendingWrite(
        durability: .full, end: patience.map { .now + $0 }, run: { _ in },
        finish: { error in self.names.withLock { $0.append(error == nil ? name : "\(name) failed") } })
    }
  }

  @Test("those whose patience is over are told, and what belongs to the others stays theirs")
  func letGo() {
    let told = Told()
    var waiting = PostgresWriter.Waiting(
      [
        told.write("a", patience: nil), told.write("b", patience: .zero), told.write("c", patience: .seconds(60)),
        told.write("d", patience: .zero),
      ], patience: .seconds(20))
    let outcomes: [(any Error)?] = [nil, nil, StorageError(.failed, "c is wrong"), nil]
    let left = waiting.letGo(StorageError(.unreachable, "nobody knows"), outcomes)
    #expect(told.all == ["b failed", "d failed"])
    #expect(!waiting.isEmpty && left.count == 2)
    waiting.finish(left)
    #expect(told.all == ["b failed", "d failed", "a", "c failed"])
  }

  @Test("no write waits longer than the storage has patience")
  func patience() {
    let told = Told()
    var waiting = PostgresWriter.Waiting([told.write("a", patience: .seconds(60))], patience: .zero)
    waiting.letGo(StorageError(.unreachable, "away"))
    #expect(waiting.isEmpty && told.all == ["a failed"])
  }
}
