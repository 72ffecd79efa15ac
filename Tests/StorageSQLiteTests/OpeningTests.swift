import Foundation
import GRDB
import Glibc
import StorageCore
import StorageSupport
import Testing

@testable import StorageSQLite

@Suite("Opening a data folder")
struct OpeningTests {
  /// Opens, expects that refusal with the path in its sentence, and finds every file as it was.
  private func refuses(_ folder: TestFolder, _ code: StorageError.Code) async throws {
    let before = try folder.state()
    do {
      let storage = try await SQLiteStorage.atTestTime(folder.url)
      try await storage.close()
      Issue.record("it was opened")
    } catch let error as StorageError {
      #expect(error.code == code, "\(error)")
      #expect(error.message.contains(folder.url.path), "\(error.message)")
    }
    #expect(try folder.state() == before)
  }

  private func filled(_ folder: TestFolder, slug: String = "acme") async throws {
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    let record = try NewTenantRecord.make(slug)
    try await storage.tenants.create(record, job: .make(on: record.tenant.id))
    try await storage.close()
  }

  @Test("a new folder and its files are for their owner alone, and nothing of the log is left at the end")
  func permissions() async throws {
    let folder = try TestFolder()
    let inner = folder.url.appendingPathComponent("data/here")
    let storage = try await SQLiteStorage.atTestTime(inner)
    try await storage.platform.seed(try .standard())
    func mode(_ path: URL) -> mode_t {
      var status = stat()
      lstat(path.path, &status)
      return status.st_mode & 0o777
    }
    #expect(mode(inner) == 0o700)
    for name in ["tenantry.db", "tenantry.db-wal", "tenantry.db-shm", "writer.lock"] {
      #expect(mode(inner.appendingPathComponent(name)) == 0o600, "\(name)")
    }
    try await storage.close()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: inner.path).sorted() == [
        "tenantry.db", "writer.lock",
      ])
  }

  @Test("what was written is there again, and rights that others had are taken away")
  func reopening() async throws {
    let folder = try TestFolder()
    try await filled(folder)
    chmod(folder.database.path, 0o644)
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    #expect(try await storage.tenants.tenant(slug: .init("acme")) != nil)
    #expect(try folder.state()["tenantry.db"]?.contains(" \(S_IFREG | 0o600) ") == true)
    try await storage.close()
  }

  @Test(
    "a file that is no database is refused",
    arguments: [
      Data("hello".utf8), Data(repeating: 0, count: 4_096), Data("SQLite format 3\0".utf8), Data([0xFF]),
    ])
  func noDatabase(_ content: Data) async throws {
    let folder = try TestFolder()
    try content.write(to: folder.database)
    try await refuses(folder, .foreignFile)
  }

  @Test("another program's database is refused, with content or without")
  func foreignDatabase() async throws {
    for sql in ["CREATE TABLE notes (text TEXT)", "PRAGMA application_id = 7", "PRAGMA user_version = 3"] {
      let folder = try TestFolder()
      let queue = try DatabaseQueue(path: folder.database.path)
      try await queue.writeWithoutTransaction { try $0.execute(sql: sql) }
      try queue.close()
      try await refuses(folder, .foreignFile)
    }
  }

  @Test("a newer schema is refused")
  func newerSchema() async throws {
    let folder = try TestFolder()
    try await filled(folder)
    let queue = try DatabaseQueue(path: folder.database.path)
    try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 1000") }
    try queue.close()
    try await refuses(folder, .newerSchema)
  }

  @Test("a newer schema that only the log of a killed program tells of is refused")
  func newerSchemaInLog() async throws {
    let folder = try TestFolder()
    try await filled(folder)
    let other = try TestFolder()
    let queue = try DatabasePool(path: folder.database.path)
    try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 1000") }
    // As a kill would leave it: file and log, with no program behind them.
    for name in ["tenantry.db", "tenantry.db-wal"] {
      try Data(contentsOf: folder.url.appendingPathComponent(name)).write(
        to: other.url.appendingPathComponent(name))
    }
    try queue.close()
    try await refuses(other, .newerSchema)
  }

  @Test("a damaged file is refused, or works; never a crash")
  func damaged() async throws {
    let folder = try TestFolder()
    try await filled(folder)
    let intact = try Data(contentsOf: folder.database)
    var generator = Xorshift(seed: 42)
    var refused = 0
    for _ in 0..<60 {
      var bytes = intact
      for _ in 0..<8 {
        bytes[Int(generator.next() % UInt64(bytes.count))] ^= UInt8(1 + generator.next() % 255)
      }
      try bytes.write(to: folder.database)
      let before = try folder.state()
      do {
        let storage = try await SQLiteStorage.atTestTime(folder.url)
        _ = try? await storage.tenants.tenants(TenantQuery())
        try await storage.close()
      } catch let error as StorageError {
        refused += 1
        #expect([.corrupt, .foreignFile, .newerSchema].contains(error.code), "\(error)")
        #expect(error.message.contains(folder.database.path))
        #expect(try folder.state() == before)
      }
    }
    #expect(refused > 15)
    try intact.prefix(intact.count / 2).write(to: folder.database)
    try await refuses(folder, .corrupt)
  }

  @Test("a file or folder that may not be written is refused")
  func readOnly() async throws {
    let folder = try TestFolder()
    try await filled(folder)
    chmod(folder.database.path, 0o400)
    try await refuses(folder, .readOnly)
    chmod(folder.database.path, 0o600)
    chmod(folder.url.path, 0o500)
    try await refuses(folder, .readOnly)
    chmod(folder.url.path, 0o700)
    try await filled(folder, slug: "beta")
  }

  @Test("a folder that others may write to, a link and a folder in the file's place are refused")
  func unsafe() async throws {
    let folder = try TestFolder()
    chmod(folder.url.path, 0o777)
    try await refuses(folder, .failed)
    chmod(folder.url.path, 0o700)
    try FileManager.default.createSymbolicLink(
      at: folder.database, withDestinationURL: folder.url.appendingPathComponent("elsewhere.db"))
    try await refuses(folder, .foreignFile)
    try FileManager.default.removeItem(at: folder.database)
    try FileManager.default.createDirectory(at: folder.database, withIntermediateDirectories: false)
    try await refuses(folder, .foreignFile)
  }

  @Test("an empty file in the database's place becomes the database; a path may hold any character")
  func emptyFile() async throws {
    let folder = try TestFolder()
    let odd = folder.url.appendingPathComponent("a?b#c%20 d'é")
    try FileManager.default.createDirectory(at: odd, withIntermediateDirectories: false)
    try Data().write(to: odd.appendingPathComponent("tenantry.db"))
    chmod(odd.path, 0o700)
    for _ in 0..<2 {
      let storage = try await SQLiteStorage.atTestTime(odd)
      #expect(try await storage.platform.plans().isEmpty)
      try await storage.close()
    }
  }

  @Test("what a killed program had committed is there when the folder is opened again")
  func afterKill() async throws {
    let folder = try TestFolder()
    let other = try TestFolder()
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    let record = try NewTenantRecord.make("acme")
    try await storage.tenants.create(record, job: .make(on: record.tenant.id))
    for name in ["tenantry.db", "tenantry.db-wal"] {
      try Data(contentsOf: folder.url.appendingPathComponent(name)).write(
        to: other.url.appendingPathComponent(name))
    }
    try await storage.close()
    let survivor = try await SQLiteStorage.atTestTime(other.url)
    #expect(try await survivor.tenants.tenant(record.tenant.id) != nil)
    try await survivor.close()
  }
}

/// The same numbers in every run.
struct Xorshift: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
