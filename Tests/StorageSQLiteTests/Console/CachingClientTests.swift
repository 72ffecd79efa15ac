import Foundation
import StorageSQLite
import TenantModel
import TenantryAPI
import Testing

@Suite("A client that remembers")
struct CachingClientTests {
  private let folder = ConsoleFolder()
  private let server = RecallingClient()
  private let noon = Date(timeIntervalSince1970: 1_800_000_000)

  private func store() -> SQLiteAnswerMemory {
    SQLiteAnswerMemory(path: folder.path("answers.db"), server: "https://one")
  }

  private func client(_ store: SQLiteAnswerMemory) -> CachingClient {
    CachingClient(server, memory: store) { [noon] in noon }
  }

  private let plans = ListPlans.Output(items: [])

  @Test("what was answered is known afterwards, with when it was true, though nobody answers any more")
  func writesThrough() async throws {
    server.on(ListPlans.self) { [plans] _ in plans }
    #expect(await client(store()).lastKnown(ListPlans())?.output == nil)
    _ = try await client(store()).call(ListPlans())
    let known = await client(store()).lastKnown(ListPlans())
    #expect(known?.output == plans)
    #expect(known?.at == noon)
    server.on(ListPlans.self) { _ in throw APIProblem(.unavailable, "Nobody answers.").unanswered(.neverSent)
    }
    await #expect(throws: APIProblem.self) { try await client(store()).call(ListPlans()) }
    #expect(await client(store()).lastKnown(ListPlans())?.output == plans)
  }

  @Test("what the server says is not there, or not for us, is forgotten")
  func forgets() async throws {
    for code in [ProblemCode.notFound, .forbidden] {
      server.on(ListPlans.self) { [plans] _ in plans }
      _ = try await client(store()).call(ListPlans())
      server.on(ListPlans.self) { _ in throw APIProblem(code, "no") }
      await #expect(throws: APIProblem.self) { try await client(store()).call(ListPlans()) }
      #expect(await client(store()).lastKnown(ListPlans())?.output == nil)
    }
  }

  @Test("an answer of another version, that cannot be read any more, is dropped")
  func otherVersion() async throws {
    let store = store()
    let question = KeptQuestion(try WireRequest(ListPlans()))
    await store.keep(KeptAnswer(body: Data(#"{"entries":[]}"#.utf8), at: noon), to: question)
    #expect(await client(store).lastKnown(ListPlans())?.output == nil)
    #expect(await store.answer(to: question) == nil)
  }

  @Test("another user's answers are gone as soon as the server says who asks")
  func users() async throws {
    server.on(ListPlans.self) { [plans] _ in plans }
    server.on(WhoAmI.self) { _ in .of("ana") }
    _ = try await client(store()).call(WhoAmI())
    _ = try await client(store()).call(ListPlans())
    _ = try await client(store()).call(WhoAmI())
    #expect(await client(store()).lastKnown(ListPlans())?.output == plans)
    server.on(WhoAmI.self) { _ in .of("ben") }
    _ = try await client(store()).call(WhoAmI())
    #expect(await client(store()).lastKnown(ListPlans())?.output == nil)
    #expect(await client(store()).lastKnown(WhoAmI())?.output.actor == "ben")
  }

  @Test("only answers to reads are kept, and none that may hold what somebody else wrote down as a secret")
  func kept() {
    let kept = Set(EndpointCatalog.all.filter { $0.isKept }.map { $0.name })
    let reads = Set(EndpointCatalog.all.filter { $0.method.isRead }.map { $0.name })
    #expect(kept.isSubset(of: reads))
    let never = [
      GetTenantLogs.name, GetOperationLogs.name, ListSecretReferences.name, GetTeamChat.name,
      GetExecution.name, ListHooks.name,
    ]
    #expect(kept.isDisjoint(with: never))
    #expect(reads.isSuperset(of: never))
  }
}
