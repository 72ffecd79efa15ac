import Foundation
import GRDB
import TenantryAPI

/// The statements of an outbox.
enum OutboxSQL {
  static let schema = """
    CREATE TABLE calls (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      server TEXT NOT NULL,
      key TEXT NOT NULL CHECK (key <> ''),
      endpoint TEXT NOT NULL,
      path TEXT NOT NULL,
      expected_version INTEGER,
      body BLOB NOT NULL,
      sentence TEXT NOT NULL,
      user TEXT,
      submitted_at REAL NOT NULL,
      expires_at REAL NOT NULL CHECK (expires_at > submitted_at),
      state TEXT NOT NULL CHECK (state IN ('waiting', 'refused', 'expired')),
      reason TEXT CHECK ((reason IS NOT NULL) = (state = 'refused')),
      in_doubt INTEGER NOT NULL CHECK (in_doubt IN (0, 1)),
      sender TEXT CHECK (sender IS NULL OR state = 'waiting'),
      claimed_until REAL CHECK ((claimed_until IS NULL) = (sender IS NULL)),
      UNIQUE (server, key)
    ) STRICT;
    """

  static func add(
    _ call: PendingCall, _ claim: OutboxClaim, _ server: String, in database: Database
  ) throws -> (call: PendingCall, isClaimed: Bool) {
    let count = try Int.fetchOne(
      database, sql: "SELECT count(*) FROM calls WHERE server = ?", arguments: [server])
    guard (count ?? 0) < SQLiteOutbox.callsMax else {
      throw DatabaseError(
        resultCode: .SQLITE_FULL, message: "\(SQLiteOutbox.callsMax) changes are in it; withdraw some")
    }
    let known = try Row.fetchOne(
      database, sql: "SELECT * FROM calls WHERE server = ? AND key = ?",
      arguments: [server, call.message.idempotencyKey])
    if let known, let there = Self.call(known) {
      if there.state == .waiting { return (there, false) }
      try database.execute(sql: "DELETE FROM calls WHERE id = ?", arguments: [there.id])
    }
    let isFirst =
      try Row.fetchOne(
        database,
        sql: """
          SELECT 1 FROM calls
          WHERE server = ? AND state = 'waiting' AND ifnull(claimed_until, 0) <= ? AND user IS ? LIMIT 1
          """, arguments: [server, claim.at.timeIntervalSince1970, call.user]) == nil
    try database.execute(
      sql: """
        INSERT INTO calls (server, key, endpoint, path, expected_version, body, sentence, user, submitted_at,
          expires_at, state, in_doubt, sender, claimed_until)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?)
        """,
      arguments: [
        server, call.message.idempotencyKey, call.endpoint, call.message.target, call.message.expectedVersion,
        call.message.body, call.sentence, call.user, call.submittedAt.timeIntervalSince1970,
        call.expiresAt.timeIntervalSince1970, call.isInDoubt, isFirst ? claim.sender : nil,
        isFirst ? claim.until.timeIntervalSince1970 : nil,
      ])
    var added = call
    added.id = database.lastInsertedRowID
    return (added, isFirst)
  }

  /// Frees what senders have claimed that are dead. They may have sent it.
  static func free(fromDead senders: OutboxSenders, in database: Database) throws {
    let claiming = try String.fetchAll(
      database, sql: "SELECT DISTINCT sender FROM calls WHERE sender IS NOT NULL")
    for sender in claiming where try senders.isDead(sender) {
      try database.execute(
        sql: "UPDATE calls SET sender = NULL, claimed_until = NULL, in_doubt = 1 WHERE sender = ?",
        arguments: [sender])
    }
  }

  static func calls(of server: String, in database: Database) throws -> [PendingCall] {
    try Row.fetchAll(database, sql: "SELECT * FROM calls WHERE server = ? ORDER BY id", arguments: [server])
      .compactMap(call)
  }

  /// Those of every server that may still be sent, or are being sent.
  static func waiting(at now: Date, in database: Database) throws -> [PendingCall] {
    let at = now.timeIntervalSince1970
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM calls WHERE state = 'waiting' AND max(expires_at, ifnull(claimed_until, 0)) > ? ORDER BY id
        """, arguments: [at])
    return rows.compactMap { row in
      var call = call(row)
      let sender: String? = row["sender"]
      if sender != nil { call?.isInDoubt = true }
      return call
    }
  }

  /// The oldest that waits, or none: what came later is not sent before it.
  static func claim(
    _ claim: OutboxClaim, for user: String, _ server: String, in database: Database
  ) throws -> PendingCall? {
    let at = claim.at.timeIntervalSince1970
    let oldest = try Row.fetchOne(
      database,
      sql: """
        SELECT * FROM calls WHERE server = ? AND state = 'waiting' AND expires_at > ? AND ifnull(user, ?) = ?
        ORDER BY id LIMIT 1
        """, arguments: [server, at, user, user])
    guard let oldest, let call = call(oldest) else { return nil }
    let claimedUntil: Double? = oldest["claimed_until"]
    guard claimedUntil ?? 0 <= at else { return nil }
    // A sender that is gone may have sent it.
    let isInDoubt = call.isInDoubt || claimedUntil != nil
    try database.execute(
      sql: "UPDATE calls SET sender = ?, claimed_until = ?, in_doubt = ? WHERE id = ?",
      arguments: [claim.sender, claim.until.timeIntervalSince1970, isInDoubt, call.id])
    var claimed = call
    claimed.isInDoubt = isInDoubt
    return claimed
  }

  static func expire(at now: Date, _ server: String, in database: Database) throws -> [PendingCall] {
    let at = now.timeIntervalSince1970
    let isOver = "server = ? AND state = 'waiting' AND expires_at <= ? AND ifnull(claimed_until, 0) <= ?"
    let rows = try Row.fetchAll(
      database, sql: "SELECT * FROM calls WHERE \(isOver) ORDER BY id", arguments: [server, at, at])
    guard !rows.isEmpty else { return [] }
    try database.execute(
      sql: """
        UPDATE calls SET state = 'expired', in_doubt = max(in_doubt, sender IS NOT NULL), sender = NULL,
          claimed_until = NULL
        WHERE \(isOver)
        """, arguments: [server, at, at])
    return rows.compactMap { row in
      var call = call(row)
      let sender: String? = row["sender"]
      if sender != nil { call?.isInDoubt = true }
      call?.state = .expired
      return call
    }
  }

  static func withdraw(
    _ id: PendingCall.ID, at now: Date, _ server: String, in database: Database
  ) throws -> OutboxWithdrawal {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM calls WHERE server = ? AND id = ?", arguments: [server, id])
    guard let row, var call = call(row) else { return .gone }
    let claimedUntil: Double? = row["claimed_until"]
    guard claimedUntil ?? 0 <= now.timeIntervalSince1970 else { return .beingSent(call) }
    try database.execute(sql: "DELETE FROM calls WHERE id = ?", arguments: [id])
    if claimedUntil != nil { call.isInDoubt = true }
    return .withdrawn(call)
  }

  /// A row as a value; nil for one of a state that this program does not know.
  private static func call(_ row: Row) -> PendingCall? {
    let state: PendingCall.State
    switch row["state"] as String {
    case "waiting": state = .waiting
    case "refused": state = .refused(reason: row["reason"])
    case "expired": state = .expired
    default: return nil
    }
    let message = WireRequest(
      .post, row["path"], idempotencyKey: row["key"], expectedVersion: row["expected_version"],
      body: row["body"])
    return PendingCall(
      id: row["id"], endpoint: row["endpoint"], message: message, sentence: row["sentence"],
      user: row["user"],
      submittedAt: Date(timeIntervalSince1970: row["submitted_at"]),
      expiresAt: Date(timeIntervalSince1970: row["expires_at"]), state: state, isInDoubt: row["in_doubt"])
  }
}
