import Foundation
import GRDB
import StorageSQLite
import TenantryAPI
import Testing

@Suite("Remembered answers")
struct AnswerMemoryTests {
  private let folder = ConsoleFolder()

  private func store(
    server: String = "https://one", limits: AnswerLimits = AnswerLimits()
  ) -> SQLiteAnswerMemory {
    SQLiteAnswerMemory(path: folder.path("cache/answers.db"), server: server, limits: limits)
  }

  private func question(_ path: String, limit: Int? = nil) -> KeptQuestion {
    KeptQuestion(WireRequest(.get, path, query: limit.map { [.init("limit", String($0))] } ?? []))
  }

  private func answer(_ text: String, at seconds: Double) -> KeptAnswer {
    KeptAnswer(body: Data(text.utf8), at: Date(timeIntervalSince1970: seconds))
  }

  @Test("what was kept is there after closing, in a file of one's own")
  func lasting() async throws {
    let first = store()
    await first.keep(answer("[1]", at: 100), to: question("/api/tenants"))
    await first.close()
    #expect(await store().answer(to: question("/api/tenants")) == answer("[1]", at: 100))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("cache/answers.db"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let above = try FileManager.default.attributesOfItem(atPath: folder.path("cache"))
    #expect(above[.posixPermissions] as? Int == 0o700)
  }

  @Test("a newer answer takes an older one's place, an older one does not take a newer one's")
  func newest() async {
    let store = store()
    await store.keep(answer("[2]", at: 200), to: question("/api/tenants"))
    await store.keep(answer("[1]", at: 100), to: question("/api/tenants"))
    #expect(await store.answer(to: question("/api/tenants")) == answer("[2]", at: 200))
  }

  @Test("a screen of another size gets what was asked for with another number of rows")
  func otherLimit() async {
    let store = store()
    await store.keep(answer("[20]", at: 100), to: question("/api/tenants", limit: 20))
    await store.keep(answer("[8]", at: 200), to: question("/api/tenants", limit: 8))
    #expect(await store.answer(to: question("/api/tenants", limit: 20)) == answer("[20]", at: 100))
    #expect(await store.answer(to: question("/api/tenants", limit: 34)) == answer("[8]", at: 200))
    #expect(await store.answer(to: question("/api/plans", limit: 20)) == nil)
  }

  @Test("the oldest go when there are too many, and when they are too long together")
  func bounds() async {
    let store = store(limits: AnswerLimits(answersMax: 3, bytesMax: 100, answerBytesMax: 60))
    for number in 1...5 {
      await store.keep(answer("\(number)", at: Double(number)), to: question("/\(number)"))
    }
    for number in 1...2 { #expect(await store.answer(to: question("/\(number)")) == nil) }
    for number in 3...5 { #expect(await store.answer(to: question("/\(number)")) != nil) }
    let long = String(repeating: "x", count: 50)
    await store.keep(answer(long, at: 6), to: question("/6"))
    await store.keep(answer(long, at: 7), to: question("/7"))
    await store.keep(answer(long + "12345678901", at: 8), to: question("/8"))
    #expect(await store.answer(to: question("/5")) == nil)
    #expect(await store.answer(to: question("/6")) != nil)
    #expect(await store.answer(to: question("/7")) != nil)
    #expect(await store.answer(to: question("/8")) == nil, "it is longer than one may be")
  }

  @Test(
    "a file that is none, damaged, or of another version is made anew",
    arguments: ["none", "damaged", "newer"])
  func unusable(how: String) async throws {
    let path = folder.path("cache/answers.db")
    let first = store()
    for number in 1...50 {
      await first.keep(answer(String(repeating: "a", count: 4_000), at: 1), to: question("/\(number)"))
    }
    await first.close()
    switch how {
    case "none": try Data("This is no database at all, it is a letter.".utf8).write(to: URL(filePath: path))
    case "damaged":
      let file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.seek(toOffset: 4_096)
      try file.write(contentsOf: Data(repeating: 0xA5, count: 120_000))
      try file.close()
    default:
      let queue = try DatabaseQueue(path: path)
      try await queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
      try queue.close()
    }
    let second = store()
    // Damage shows where it is touched: at the first or at the second.
    for _ in 1...3 {
      await second.keep(answer("[9]", at: 9), to: question("/9"))
      _ = await second.answer(to: question("/40"))
    }
    await second.keep(answer("[9]", at: 9), to: question("/9"))
    #expect(await second.answer(to: question("/9")) == answer("[9]", at: 9))
  }

  @Test("where no file can be made nothing is remembered, and nothing fails")
  func nowhere() async throws {
    try Data().write(to: URL(filePath: folder.path("cache")))
    let store = store()
    await store.keep(answer("[1]", at: 1), to: question("/1"))
    #expect(await store.answer(to: question("/1")) == nil)
  }

  @Test("a file that is taken away while it is open harms nobody")
  func takenAway() async throws {
    let store = store()
    await store.keep(answer("[1]", at: 1), to: question("/1"))
    try FileManager.default.removeItem(atPath: folder.path("cache"))
    await store.keep(answer("[2]", at: 2), to: question("/2"))
    _ = await store.answer(to: question("/2"))
    await store.close()
    let next = self.store()
    await next.keep(answer("[3]", at: 3), to: question("/3"))
    #expect(await next.answer(to: question("/3")) == answer("[3]", at: 3))
  }

  @Test("another server or another user gets nothing of what was seen before")
  func owners() async {
    let first = store()
    await first.belong(to: "ana")
    await first.keep(answer("[1]", at: 1), to: question("/1"))
    await first.belong(to: "ana")
    #expect(await first.answer(to: question("/1")) != nil)
    await first.belong(to: "ben")
    #expect(await first.answer(to: question("/1")) == nil)
    await first.keep(answer("[1]", at: 1), to: question("/1"))
    await first.close()
    #expect(await store(server: "https://two").answer(to: question("/1")) == nil)
  }
}
