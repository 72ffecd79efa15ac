import JobEngine
import PostgresConnection
import StorageCore

/// Notices what other processes commit, on a session of its own: it listens, and looks once a second anyhow.
struct ChangeWatcher: Sendable {
  private static let lookEvery = Duration.seconds(1)
  /// Between two looks, so that busy writers do not keep the server busy with these.
  private static let rest = Duration.milliseconds(20)

  let source: SessionSource
  let scripts: SessionScripts
  /// False behind a pooler, which hears for whoever has the session at the moment.
  let listens: Bool
  let feed: JobChangeFeed

  /// Until the task is cancelled.
  func run() async {
    var seen: State?
    while !Task.isCancelled {
      do {
        let session = try await source.open()
        if listens {
          _ = try await session.turn(limit: .seconds(5)) { [scripts] turn in try turn.script(scripts.listen) }
        }
        while !Task.isCancelled { seen = try await look(session, after: seen) }
        await session.close()
      } catch {
        // The server is away. Whoever waits for a change waits on; what came meanwhile is seen in the next look.
        do { try await Task.sleep(for: Self.lookEvery) } catch { return }
      }
    }
  }

  /// What all writers have done so far.
  private struct State: Equatable {
    var latest: Int64
    var writes: Int64
  }

  /// Looks, tells the feed when there is something new, and waits for a hint.
  private func look(_ session: PostgresConnection, after seen: State?) async throws -> State {
    let state = try await session.turn(limit: .seconds(10)) { [scripts] turn in
      let row = try turn.run(scripts.state).rows.first
      return State(latest: Self.number(row, 0), writes: Self.number(row, 1))
    }
    // The first look only makes up for what was committed while the database was being opened.
    if seen.map({ $0 != state }) ?? (state.latest > feed.latest) { feed.publish(upTo: state.latest) }
    if listens {
      _ = try await session.turn(limit: .seconds(10)) { turn in try turn.waitForNotice(atMost: Self.lookEvery)
      }
      try await Task.sleep(for: Self.rest)
    } else {
      try await Task.sleep(for: Self.lookEvery)
    }
    return state
  }

  private static func number(_ row: [String?]?, _ column: Int) -> Int64 {
    row.flatMap { $0.indices.contains(column) ? $0[column] : nil }.flatMap { Int64($0) } ?? 0
  }
}
