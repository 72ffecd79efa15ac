import Foundation
import StorageCore
import TenantModel

/// Walks the whole audit log with its seals and says what of it holds.
package struct AuditCheck: Equatable, Sendable {
  /// A record that is older than this has a seal, where a server runs: it takes a minute, and an outage may take more.
  package static let unsealedAgeMax: TimeInterval = 300

  /// Records from the first one on that are as they were written.
  package private(set) var intact: Int64 = 0
  /// Seals that are right, under records that are as they were sealed.
  package private(set) var seals = 0
  /// The newest record that a right seal covers; 0 without any.
  package private(set) var sealedUpTo: Int64 = 0
  /// Calls that were begun and whose end is not in the log.
  package private(set) var unfinished = 0
  /// The first thing that is wrong, in one sentence.
  package private(set) var problem: String?
  /// The first seal that nothing can be said of, as its key is none of those that are known, in one sentence.
  package private(set) var unknownKey: String?
  /// From where on seals are missing, in one sentence; nil as well where no key is known, as nobody seals there.
  package private(set) var unsealed: String?

  private static let recordsPerRead = 2_000
  /// The oldest record that no seal covers.
  private var firstUnsealed: AuditRecord?

  /// - Parameters:
  ///   - keys: public keys in base64 whose seals count.
  ///   - known: ends of the log that are known from elsewhere.
  package static func run(
    _ store: any AuditStore, keys: [String], known: [AuditHead] = [], now: Date
  ) async throws -> AuditCheck {
    let end = try await store.head()
    var check = AuditCheck()
    var walk = AuditWalk()
    var seals = try await allSeals(store)[...]
    var known = known.sorted { $0.sequence < $1.sequence }[...]
    var place: Int64 = 0
    while walk.firstBreak == nil, check.problem == nil, place < end.sequence {
      let records = try await store.records(after: place, limit: recordsPerRead)
      for record in records where record.sequence <= end.sequence && check.problem == nil {
        walk.take(record)
        guard walk.head.sequence == record.sequence else { break }
        check.firstUnsealed = check.firstUnsealed ?? record
        while let seal = seals.first, seal.head.sequence <= record.sequence {
          seals.removeFirst()
          check.take(seal, at: walk.head, keys)
        }
        while let head = known.first, head.sequence <= record.sequence {
          known.removeFirst()
          if head != walk.head {
            check.problem = "record \(head.sequence) is not the one that is known from elsewhere"
          }
        }
      }
      guard let last = records.last else { break }
      place = last.sequence
    }
    // A walk that a seal stopped has not come to the end: nothing is missing there.
    if check.problem == nil { walk.end(at: end) }
    check.intact = walk.head.sequence
    check.unfinished = walk.unfinished.count
    check.problem = walk.firstBreak?.message ?? check.problem
    if check.problem == nil, let seal = seals.first {
      check.problem = "record \(seal.head.sequence) was sealed and is missing"
    }
    if check.problem == nil, let head = known.first {
      check.problem = "record \(head.sequence), which is known from elsewhere, is missing"
    }
    if !keys.isEmpty { check.missSeals(at: now) }
    return check
  }

  private mutating func take(_ seal: AuditSeal, at head: AuditHead, _ keys: [String]) {
    guard problem == nil else { return }
    if seal.head != head {
      problem = "record \(seal.head.sequence) is not the one that was sealed: the log was made anew"
    } else if keys.contains(where: { AuditKey.isValid(seal, by: $0) }) {
      seals += 1
      sealedUpTo = head.sequence
      firstUnsealed = nil
    } else if keys.contains(where: { AuditKey.id(ofPublic: $0) == seal.keyID }) {
      problem = "the seal of record \(seal.head.sequence) was not made by the key that it names (\(seal.keyID))"
    } else {
      firstUnsealed = nil
      unknownKey =
        unknownKey
        ?? "the seal of record \(seal.head.sequence) is of a key that is not known here (\(seal.keyID))"
    }
  }

  private mutating func missSeals(at now: Date) {
    guard let record = firstUnsealed, now.timeIntervalSince(record.at) > Self.unsealedAgeMax else { return }
    unsealed =
      "no seal covers record \(record.sequence) of \(record.at.formatted(.iso8601)) and what follows: "
      + "seals were removed, or no server has run since"
  }

  private static func allSeals(_ store: any AuditStore) async throws -> [AuditSeal] {
    var all: [AuditSeal] = []
    while true {
      let some = try await store.seals(after: all.last?.head.sequence ?? 0, limit: recordsPerRead)
      all += some
      if some.count < recordsPerRead { return all }
    }
  }
}
