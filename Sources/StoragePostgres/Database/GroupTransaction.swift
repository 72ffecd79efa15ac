import Foundation
import PostgresConnection
import StorageCore

/// Runs a group of writes in one transaction, each in its own savepoint. Blocks.
struct GroupTransaction: Sendable {
  let scripts: SessionScripts
  let translation: StatementTranslation
  let prepares: Bool
  let leaseClock: PostgresOptions.LeaseClock
  let place: String

  /// - Parameters:
  ///   - number: what the group is known by among those of `writer`.
  func run(_ group: [PendingWrite], _ turn: PostgresTurn, number: Int64, of writer: String) -> GroupOutcome {
    let connection: PostgresSQLConnection
    var outcomes: [(any Error)?] = []
    do {
      let time = try turn.script(scripts.beginWriting).last
      connection = PostgresSQLConnection(
        turn, translation, prepares: prepares, clock: leaseClock.time(from: time), place: place)
      for write in group {
        outcomes.append(try run(write, connection, turn, isAlone: group.count == 1))
        if let ending = connection.ending { throw ending }
      }
      if !connection.hasWritten {
        try turn.script("COMMIT")
        return .committed(outcomes, latest: nil)
      }
    } catch {
      rollBack(turn)
      return .nothing(error as? PostgresError ?? PostgresError(.lost, "\(error)"))
    }
    do {
      let results = try turn.script(scripts.commit(number, of: writer))
      let latest = results.dropLast().last?.rows.first?.first.flatMap { $0.flatMap { Int64($0) } }
      return .committed(outcomes, latest: latest)
    } catch  where error.code == .refused {
      rollBack(turn)
      return error.endsTransaction
        ? .nothing(error) : .committed(group.map { _ in StorageError(error, place: place) }, latest: nil)
    } catch {
      // Whatever this session still says, it is not waited for.
      turn.end()
      return error.code == .unreachable ? .nothing(error) : .inDoubt(outcomes, error)
    }
  }

  /// - Returns: why the write was undone; nil when it was not.
  /// - Throws: `PostgresError` when the transaction is over.
  private func run(
    _ write: PendingWrite, _ connection: PostgresSQLConnection, _ turn: PostgresTurn, isAlone: Bool
  ) throws(PostgresError) -> (any Error)? {
    if !isAlone { connection.openSavepoint() }
    do {
      try write.run(connection)
      try connection.flush()
    } catch let failure {
      if let ending = connection.ending { throw ending }
      // Alone it is undone with its transaction, which then has nothing else in it.
      if isAlone {
        try turn.script("ROLLBACK; BEGIN")
        connection.forgetWrites()
      } else {
        try connection.goBackToSavepoint()
      }
      return failure
    }
    return nil
  }

  /// A session that cannot go back is worth nothing.
  private func rollBack(_ turn: PostgresTurn) {
    do { try turn.script("ROLLBACK") } catch { turn.end() }
  }
}

extension PostgresOptions.LeaseClock {
  /// - Parameter table: the answer to the question for the database's time.
  func time(from table: PostgresTable?) -> Date? {
    switch self {
    case .caller: nil
    case .database:
      table?.rows.first?.first.flatMap { $0.flatMap { Int64($0) } }.map { Date(microsecondsSince1970: $0) }
    }
  }
}
