import StorageCore
import TenantModel

/// Walks the whole audit log with its seals and says what of it holds.
package struct AuditCheck: Equatable, Sendable {
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

  private static let recordsPerRead = 2_000

  /// - Parameters:
  ///   - keys: public keys in base64 whose seals count.
  ///   - known: ends of the log that are known from elsewhere.
  package static func run(
    _ store: any AuditStore, keys: [String], known: [AuditHead] = []
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
    walk.end(at: end)
    check.intact = walk.head.sequence
    check.unfinished = walk.unfinished.count
    check.problem = walk.firstBreak?.message ?? check.problem
    if check.problem == nil, let seal = seals.first {
      check.problem = "record \(seal.head.sequence) was sealed and is missing"
    }
    if check.problem == nil, let head = known.first {
      check.problem = "record \(head.sequence), which is known from elsewhere, is missing"
    }
    return check
  }

  private mutating func take(_ seal: AuditSeal, at head: AuditHead, _ keys: [String]) {
    guard problem == nil else { return }
    if seal.head != head {
      problem = "record \(seal.head.sequence) is not the one that was sealed: the log was made anew"
    } else if !keys.contains(where: { AuditKey.isValid(seal, by: $0) }) {
      problem = "the seal of record \(seal.head.sequence) is of no key that is trusted (\(seal.keyID))"
    } else {
      seals += 1
      sealedUpTo = head.sequence
    }
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
