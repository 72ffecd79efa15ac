import ControlSupport
import Foundation
import HTTPTransport
import Synchronization
import TenantryServer
import Testing

@Suite("Whether requests can be answered", .timeLimit(.minutes(20)))
struct ReadinessTests {
  /// A database that says nothing until it is told to.
  private final class SilentDatabase: Sendable {
    private struct State {
      var isSilent = true
      var looks = 0
      var waiting: [CheckedContinuation<Void, Never>] = []
    }
    private let state = Mutex(State())

    var looks: Int { state.withLock { $0.looks } }

    /// Waits however often it is cancelled.
    func look() async -> String? {
      await withCheckedContinuation { continuation in
        let isSilent = state.withLock { state in
          state.looks += 1
          if state.isSilent { state.waiting.append(continuation) }
          return state.isSilent
        }
        if !isSilent { continuation.resume() }
      }
      return nil
    }

    func speak() {
      let waiting = state.withLock { state in
        state.isSilent = false
        defer { state.waiting = [] }
        return state.waiting
      }
      for one in waiting { one.resume() }
    }
  }

  @Test("a database that says nothing is told of in time, and asked by one look at a time")
  func silence() async throws {
    let database = SilentDatabase()
    let options = ServerOptions(port: 0, readyMax: .seconds(1))
    try await ServedWorld.serving(
      try await ControlWorld(), options: options, isReady: { await database.look() }
    ) { served in
      defer { database.speak() }
      let answers = try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
        for _ in 0..<8 { group.addTask { try await served.send(.get, "/readyz", as: nil) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      // The look ends only when the database speaks: whatever is answered before is answered without it.
      #expect(Set(answers.map(\.status)) == [503])
      #expect(Set(answers.map(\.body)) == [Data("The database does not answer within 1 s.\n".utf8)])
      for _ in 0..<3 { #expect(try await served.send(.get, "/readyz", as: nil).status == 503) }
      #expect(database.looks == 1)
      #expect(try await served.send(.get, "/healthz", as: nil).status == 200)

      database.speak()
      var last = 503
      for _ in 0..<100 where last != 200 {
        last = try await served.send(.get, "/readyz", as: nil).status
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(last == 200 && database.looks >= 2)
      for _ in 0..<20 { #expect(try await served.send(.get, "/readyz", as: nil).status == 200) }
    }
  }

  @Test("the time is two seconds where nobody says otherwise")
  func limit() {
    #expect(ServerOptions().readyMax == .seconds(2))
  }
}
