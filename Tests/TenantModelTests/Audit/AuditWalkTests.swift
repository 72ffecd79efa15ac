import Foundation
import Testing

@testable import TenantModel

@Suite("The chain of the audit log")
struct AuditWalkTests {
  private func log(_ count: Int) -> [AuditRecord] {
    var head = AuditHead.origin
    return (1...count).map { number in
      let record = AuditRecord(
        call: "C\((number + 1) / 2)", at: Date(timeIntervalSince1970: Double(number)), actor: "ada",
        role: .platformOwner, endpoint: "operations.submit", tenant: "acme",
        outcome: number % 2 == 1 ? .begun : .done, inputHash: SHA256.hex(Data("\(number)".utf8))
      ).chained(after: head)
      head = AuditHead(sequence: record.sequence, hash: record.hash)
      return record
    }
  }

  private func walk(_ records: [AuditRecord], end: AuditHead? = nil) -> AuditWalk {
    var walk = AuditWalk()
    for record in records { walk.take(record) }
    walk.end(
      at: end
        ?? AuditHead(sequence: records.last?.sequence ?? 0, hash: records.last?.hash ?? AuditRecord.origin))
    return walk
  }

  @Test("an untouched log is intact, and an empty one, too")
  func intact() {
    let found = walk(log(6))
    #expect(found.firstBreak == nil && found.head.sequence == 6 && found.unfinished.isEmpty)
    #expect(walk([]).firstBreak == nil)
    #expect(walk(log(5)).unfinished == ["C3": 5])
  }

  @Test("a record that was changed in any of its fields is found where it is")
  func changed() {
    let fields: [WritableKeyPath<AuditRecord, String>] = [\.actor, \.endpoint, \.inputHash, \.call]
    for field in fields {
      var records = log(6)
      records[2][keyPath: field] += "x"
      #expect(walk(records).firstBreak?.sequence == 3 && walk(records).head.sequence == 2)
    }
  }

  @Test("so is one whose outcome, role, time or tenant is another, or moved from one field to the next")
  func other() {
    let changes: [(inout AuditRecord) -> Void] = [
      { $0.outcome = .refused }, { $0.role = .tenantAdmin }, { $0.at += 0.000_001 }, { $0.tenant = nil },
      { ($0.tenant, $0.subject) = (nil, "acme") }, { $0.reason = "" }, { $0.operation = "X" },
    ]
    for (index, change) in changes.enumerated() {
      var records = log(6)
      change(&records[3])
      #expect(walk(records).firstBreak?.message == "record 4 was changed after it was written", "\(index)")
    }
  }

  @Test("a record that was made anew with its hash is found at the next one, and at the end")
  func forged() {
    var records = log(6)
    records[5].actor = "eve"
    records[5].hash = records[5].computedHash
    #expect(walk(records, end: AuditHead(sequence: 6, hash: log(6)[5].hash)).firstBreak != nil)
    records = log(6)
    records[2].actor = "eve"
    records[2].hash = records[2].computedHash
    #expect(walk(records).firstBreak?.sequence == 4)
  }

  @Test("records that were taken out, in the middle or at the end, are counted; one that was put in is found")
  func missing() {
    let records = log(6)
    var fewer = records
    fewer.removeSubrange(2...3)
    #expect(walk(fewer).firstBreak == .init(sequence: 3, message: "2 records from 3 on are missing"))
    let end = AuditHead(sequence: 6, hash: records[5].hash)
    #expect(
      walk(Array(records.dropLast(2)), end: end).firstBreak
        == .init(sequence: 5, message: "the newest 2 records are missing"))
    #expect(walk([], end: end).firstBreak?.sequence == 1)
    var more = records
    more.insert(records[1], at: 2)
    #expect(walk(more).firstBreak?.sequence == 3)
    #expect(walk(records, end: AuditHead(sequence: 5, hash: records[4].hash)).firstBreak?.sequence == 6)
  }
}
