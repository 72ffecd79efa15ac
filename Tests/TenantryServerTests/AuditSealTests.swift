import ControlSupport
import Foundation
import Logging
import StorageCore
import TenantModel
import TenantryAPI
import TenantryServer
import TestSupport
import Testing

@Suite("Seals of the audit log", .timeLimit(.minutes(20)))
struct AuditSealTests {
  private let key = AuditKey()

  private func sealer(_ world: ControlWorld) -> AuditSealer {
    AuditSealer(
      world.storage.audit, key: key, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      now: { world.time.now })
  }

  private func check(_ store: any AuditStore, keys: [String]? = nil, known: [AuditHead] = [], now: Date? = nil)
    async throws -> AuditCheck
  {
    try await AuditCheck.run(store, keys: keys ?? [key.publicKey], known: known, now: now ?? .distantPast)
  }

  @Test(
    "a seal comes after a minute in which something was recorded, after a hundred records, and at the end")
  func due() async throws {
    let world = try await ControlWorld()
    let sealer = sealer(world)
    await sealer.sealWhatIsDue()
    #expect(try await world.storage.audit.lastSeal() == nil)
    try await world.adopt("acme")
    _ = try await world.owner.call(SetLimits(limits: ["tenants": "60"]))
    await sealer.sealWhatIsDue()
    #expect(try await world.storage.audit.lastSeal()?.head == (try await world.storage.audit.head()))
    _ = try await world.owner.call(SetLimits(limits: ["tenants": "61"]))
    await sealer.sealWhatIsDue()
    #expect(try await world.storage.audit.seals(after: 0, limit: 10).count == 1)
    world.time.advance(61)
    await sealer.sealWhatIsDue()
    #expect(try await world.storage.audit.seals(after: 0, limit: 10).count == 2)
    for limit in 1...50 { _ = try await world.owner.call(SetLimits(limits: ["tenants": "\(limit)"])) }
    await sealer.sealWhatIsDue()
    _ = try await world.owner.call(SetLimits(limits: ["tenants": "62"]))
    await sealer.sealWhatIsDue(isLast: true)
    #expect(try await world.storage.audit.seals(after: 0, limit: 10).count == 4)
    let whole = try await check(world.storage.audit)
    #expect(whole.problem == nil && whole.seals == 4 && whole.sealedUpTo == whole.intact)
  }

  @Test(
    "a log that was made anew, a missing end and a known end that is not there are found")
  func broken() async throws {
    let world = try await ControlWorld()
    for limit in 1...5 { _ = try await world.owner.call(SetLimits(limits: ["tenants": "\(limit)"])) }
    await sealer(world).sealWhatIsDue()
    let records = try await world.storage.audit.records(after: 0, limit: 100)
    let seals = try await world.storage.audit.seals(after: 0, limit: 10)

    // As somebody would who can write the database and computes every hash anew.
    let forged = AuditLogCopy(records, seals: seals) { $0.actor = "nobody" }
    #expect(try await VerifyBare.run(forged) == nil)
    #expect(try await check(forged).problem?.contains("made anew") == true)

    let cut = AuditLogCopy(Array(records.dropLast(2)), seals: seals) { _ in }
    #expect(try await VerifyBare.run(cut) == nil)
    #expect(try await check(cut).problem == "record \(records.count) was sealed and is missing")

    // Seals and all taken back to an older state: only who knows the end from elsewhere finds it.
    let old = AuditLogCopy(Array(records.dropLast(2)), seals: []) { _ in }
    #expect(try await check(old).problem == nil)
    let known = AuditHead(sequence: records[9].sequence, hash: records[9].hash)
    #expect(try await check(old, known: [known]).problem?.contains("is missing") == true)
    #expect(try await check(forged, known: [known]).problem != nil)
    #expect(try await check(world.storage.audit, known: [known]).problem == nil)
  }

  @Test("a log whose seals are another key's is not called broken, and what else is wrong with it still is")
  func unknownKey() async throws {
    let world = try await ControlWorld()
    for limit in 1...5 { _ = try await world.owner.call(SetLimits(limits: ["tenants": "\(limit)"])) }
    await sealer(world).sealWhatIsDue()
    _ = try await world.owner.call(SetLimits(limits: ["tenants": "6"]))
    let head = try await world.storage.audit.head()
    for keys in [[], [AuditKey().publicKey]] {
      let found = try await check(world.storage.audit, keys: keys)
      #expect(found.problem == nil && found.unsealed == nil && found.intact == head.sequence && found.seals == 0)
      #expect(found.unknownKey == "the seal of record 10 is of a key that is not known here (\(key.id))")
    }
    let records = try await world.storage.audit.records(after: 0, limit: 100)
    var seals = try await world.storage.audit.seals(after: 0, limit: 10)
    let forged = AuditLogCopy(records, seals: seals) { $0.actor = "nobody" }
    let found = try await check(forged, keys: [])
    #expect(found.problem == "record 10 is not the one that was sealed: the log was made anew")
    seals[0].signature = try AuditKey().seal(seals[0].head, at: seals[0].sealedAt).signature
    let signed = AuditLogCopy(records, seals: seals) { _ in }
    #expect(try await check(signed).problem?.contains("not made by the key that it names") == true)
  }

  @Test("seals that were removed are missed where there is a key, once sealing should have been done")
  func removedSeals() async throws {
    let world = try await ControlWorld()
    for limit in 1...5 { _ = try await world.owner.call(SetLimits(limits: ["tenants": "\(limit)"])) }
    await sealer(world).sealWhatIsDue()
    let records = try await world.storage.audit.records(after: 0, limit: 100)
    let bare = AuditLogCopy(records, seals: []) { _ in }
    let written = try #require(records.first?.at)
    let later = written.addingTimeInterval(AuditCheck.unsealedAgeMax + 1)
    let found = try await check(bare, now: later)
    #expect(found.problem == nil && found.unsealed?.hasPrefix("no seal covers record 1 of ") == true)
    #expect(try await check(bare, now: written.addingTimeInterval(60)).unsealed == nil)
    #expect(try await check(bare, keys: [], now: later).unsealed == nil)
    #expect(try await check(world.storage.audit, now: later).unsealed == nil)
    let seal = try key.seal(AuditHead(sequence: 4, hash: records[3].hash), at: written)
    let tail = AuditLogCopy(records, seals: [seal]) { _ in }
    #expect(try await check(tail, now: later).unsealed?.hasPrefix("no seal covers record 5 of ") == true)
  }

  @Test("a key is made once, however many begin at the same time, and refused when others may read it")
  func keyFile() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/audit.key"
    let keys = await withTaskGroup(of: String?.self) { group in
      for _ in 0..<20 { group.addTask { try? AuditKey.open(at: path).publicKey } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(keys).count == 1 && keys.allSatisfy { $0 != nil })
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["audit.key"])
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    #expect(throws: AuditKey.Problem.self) { try AuditKey.open(at: path) }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try Data("nonsense".utf8).write(to: URL(filePath: path))
    #expect(throws: AuditKey.Problem.self) { try AuditKey.open(at: path) }
  }
}

/// The walk without seals: nil when it finds nothing.
private enum VerifyBare {
  static func run(_ store: any AuditStore) async throws -> AuditWalk.Break? {
    var walk = AuditWalk()
    for record in try await store.records(after: 0, limit: 1_000) { walk.take(record) }
    walk.end(at: try await store.head())
    return walk.firstBreak
  }
}

/// A log whose every line was changed and chained anew, with the seals of another.
private struct AuditLogCopy: AuditStore {
  private let lines: [AuditRecord]
  private let kept: [AuditSeal]

  init(_ records: [AuditRecord], seals: [AuditSeal], _ change: (inout AuditRecord) -> Void) {
    var head = AuditHead.origin
    lines = records.map { record in
      var record = record
      change(&record)
      let line = record.chained(after: head)
      head = AuditHead(sequence: line.sequence, hash: line.hash)
      return line
    }
    kept = seals
  }

  func append(_ record: AuditRecord) -> AuditRecord { record }
  func records(before sequence: Int64?, limit: Int) -> [AuditRecord] { lines.reversed() }
  func records(after sequence: Int64, limit: Int) -> [AuditRecord] { lines.filter { $0.sequence > sequence } }
  func head() -> AuditHead { lines.last.map { AuditHead(sequence: $0.sequence, hash: $0.hash) } ?? .origin }
  func seal(_ seal: AuditSeal) {}
  func seals(after sequence: Int64, limit: Int) -> [AuditSeal] { kept.filter { $0.head.sequence > sequence } }
  func lastSeal() -> AuditSeal? { kept.last }
}
