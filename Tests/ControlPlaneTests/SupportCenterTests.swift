import ControlSupport
import Foundation
import Integrations
import JobEngine
import Operations
import Synchronization
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Support centre", .timeLimit(.minutes(20)))
struct SupportCenterTests {
  private static let runbooks = [
    "image-pull": "# The image cannot be pulled\n\nA pod waits for its image.\n",
    "crash-loop": "# Odoo ends again and again\n\nThe pod crashes.\n",
    "note": "# The team was not told\n\nNothing else.\n",
  ]

  private func client(_ world: ControlWorld, _ role: Role, _ desk: SupportDesk) -> EmbeddedClient {
    var parts = world.controlPlane.parts
    parts.supportDesk = desk
    return EmbeddedClient(
      controlPlane: ControlPlane(parts: parts), caller: Caller(actor: "ada", role: role, tenants: []))
  }

  @Test("runbooks come by title, or best first, and those that parked operations name come first")
  func search() async throws {
    let world = try await ControlWorld()
    let desk = SupportDesk(runbooks: Self.runbooks)
    let owner = client(world, .platformOwner, desk)
    #expect(try await owner.call(SearchRunbooks()).items.map(\.name) == ["crash-loop", "image-pull", "note"])
    try await world.adopt("acme")
    let operation = try await world.submit(.rebuild, on: "acme")
    try await world.park(operation)
    let all = try await owner.call(SearchRunbooks()).items
    #expect(all.map(\.name) == ["image-pull", "crash-loop", "note"])
    #expect(all[0].cases == [.init(operation: operation, subject: "acme")])
    let found = try await owner.call(SearchRunbooks(q: "pod")).items
    #expect(Set(found.map(\.name)) == ["crash-loop", "image-pull"])
    #expect(found.allSatisfy { $0.places > 0 && $0.line?.contains("pod") == true })
    #expect(try await owner.call(SearchRunbooks(q: "told nothing")).items.map(\.name) == ["note"])
    #expect(try await owner.call(SearchRunbooks(q: "xyzzy")).items == [])
  }

  @Test(
    "who may not see operations reads every runbook and learns of none of them",
    arguments: [Role.tenantAdmin, .endUser, .financeOwner])
  func others(role: Role) async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    try await world.park(try await world.submit(.rebuild, on: "acme"))
    let items = try await client(world, role, SupportDesk(runbooks: Self.runbooks)).call(SearchRunbooks())
      .items
    #expect(items.count == 3 && items.allSatisfy(\.cases.isEmpty))
  }

  @Test("a runbook is found by its name or its path; another is suggested")
  func read() async throws {
    let owner = client(try await ControlWorld(), .platformOwner, SupportDesk(runbooks: Self.runbooks))
    for name in ["image-pull", "docs/runbooks/image-pull.md"] {
      #expect(try await owner.call(GetRunbook(runbook: name)).title == "The image cannot be pulled")
    }
    let problem = await problem { try await owner.call(GetRunbook(runbook: "image-pul")) }
    #expect(problem?.code == .notFound && problem?.detail.contains("“image-pull”") == true)
  }

  private func probe(_ checks: [(String, Bool)], asked: Counter) -> SystemProbe {
    SystemProbe("kubernetes", url: "https://kubernetes.example.net") {
      asked.count.withLock { $0 += 1 }
      var report = ConnectionReport(system: "kubernetes", version: "1.31")
      for (name, isPassing) in checks {
        report.add(ConnectionCheck(name, isPassing: isPassing, "\(name) said so."))
      }
      return report
    }
  }

  private final class Counter: Sendable { let count = Mutex(0) }

  @Test(
    "what a system says decides its level",
    arguments: [
      ([("api", true), ("nodes", true)], SystemState.Level.works),
      ([("api", true), ("nodes", false)], .limited), ([("api", false)], .fails),
    ])
  func levels(checks: [(String, Bool)], level: SystemState.Level) async throws {
    let world = try await ControlWorld(connected: true)
    let desk = SupportDesk(systems: SystemWatch([probe(checks, asked: Counter())]))
    let state = try await client(world, .platformOperator, desk).call(CheckSystems()).items[0]
    #expect(state.level == level && state.version == "1.31" && state.url == "https://kubernetes.example.net")
    #expect((state.problem == nil) == (level == .works))
    // The rest is nobody's business.
    let told = try await client(world, .endUser, desk).call(CheckSystems()).items[0]
    #expect(told == SystemState(system: state.system, title: state.title, level: level))
  }

  @Test("systems are asked once in half a minute, however many ask")
  func sparing() async throws {
    let world = try await ControlWorld(connected: true)
    let counter = Counter()
    let owner = client(
      world, .platformOwner, SupportDesk(systems: SystemWatch([probe([("api", true)], asked: counter)])))
    for _ in 0..<3 { _ = try await owner.call(CheckSystems()) }
    #expect(counter.count.withLock { $0 } == 1)
    world.time.advance(31)
    _ = try await owner.call(CheckSystems())
    #expect(counter.count.withLock { $0 } == 2)
  }

  @Test("what is not connected is said, and so is what nobody can ask")
  func notConnected() async throws {
    let desk = SupportDesk()
    let without = try await client(try await ControlWorld(), .platformOwner, desk).call(CheckSystems())
    #expect(without.items.map(\.level) == [.notConnected])
    let with = try await client(try await ControlWorld(connected: true), .platformOwner, desk).call(
      CheckSystems())
    #expect(with.items.map(\.level) == [.unchecked])
  }

  @Test("the chat shows channels and the newest posts with their authors; posts are for platform people")
  func chat() async throws {
    let world = try await ControlWorld(connected: true, isTimeReal: true)
    let mattermost = try #require(world.mattermost)
    let channel = try #require(try await mattermost.channel(named: "ops"))
    _ = try await mattermost.post("It **begins**.", channel: channel.id, key: "k1")
    let desk = SupportDesk(chat: MattermostSystem(mattermost))
    let chat = try await client(world, .platformOperator, desk).call(GetTeamChat())
    #expect(chat.channels.map(\.name) == ["alerts", "ops", "support", "town-square"] && chat.channel == "ops")
    #expect(chat.posts.map(\.text) == ["It **begins**."] && chat.posts.first?.author == "tenantry")
    #expect(chat.channels.first?.url.hasSuffix("/platform/channels/alerts") == true)
    let outside = try await client(world, .tenantAdmin, desk).call(GetTeamChat())
    #expect(outside.posts == [] && outside.withheld != nil && outside.channels == chat.channels)
    #expect(
      try await client(world, .platformOwner, SupportDesk()).call(GetTeamChat())
        == TeamChat(isConnected: false))
  }
}
