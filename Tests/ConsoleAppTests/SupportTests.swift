import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Support")
@MainActor
struct SupportTests {
  private static let narrow = Size(80, 24)
  private static let wide = Size(140, 45)

  @Test("looks as drawn", arguments: [Size(80, 24), Size(140, 45)])
  func drawings(size: Size) async {
    let name = "\(size.width)x\(size.height)"
    await Driver(
      .supporting(), size: size, route: .support,
      holding: [SearchRunbooks.name, CheckSystems.name, GetTeamChat.name]
    ).expectDrawing("support-loading-\(name)")
    await Driver(.supporting(chat: .notConnected, runbooks: []), size: size, route: .support).expectDrawing(
      "support-empty-\(name)")

    let full = await Driver(.supporting(), size: size, route: .support)
    await full.advance(1).expectDrawing("support-full-\(name)")
    await full.press(.enter).advance(1)
    full.expectDrawing("support-reading-\(name)")

    let found = await Driver(.supporting(), size: size, route: .support)
    await found.press("/").type("image").advance(1)
    found.expectDrawing("support-found-\(name)")

    let systems = await Driver(.supporting(), size: size, route: .support)
    await systems.press(.tab).advance(1)
    systems.expectDrawing("support-systems-\(name)")
    await systems.press(.tab).advance(1)
    systems.expectDrawing("support-chat-\(name)")

    let broken = ScriptedClient.supporting()
    broken.refuseAll(APIProblem(.unavailable, "The control plane cannot be reached."))
    broken.on(WhoAmI.self, .make())
    await Driver(broken, size: size, route: .support).expectDrawing("support-error-\(name)")
  }

  @Test("everybody who is signed in may open it", arguments: TenantModel.Role.allCases)
  func roles(role: TenantModel.Role) async {
    let driver = await Driver(
      .supporting(session: .make(role)), size: Self.wide, route: .support)
    #expect(driver.console.top?.page?.route.page == .supportCenter)
    #expect(!driver.line(with: "The image cannot be pulled").isEmpty)
  }

  @Test("the key 0 leads there")
  func key() async {
    let driver = await Driver(.supporting(), size: Self.wide)
    await driver.press("0").advance(1)
    #expect(driver.console.top?.page?.route == .support)
  }

  @Test("what is searched is asked for once nobody types, and the best is under the bar")
  func search() async {
    let driver = await Driver(.supporting(), size: Self.wide, route: .support)
    await driver.advance(1)
    driver.client.forgetAsked()
    await driver.press("/").type("pod").advance(1)
    #expect(driver.client.asked.filter { $0 == SearchRunbooks.name }.count == 1)
    #expect(driver.selectedLine.contains("Odoo ends again and again"))
    await driver.press(.enter, .enter).advance(1)
    #expect(driver.console.top?.page?.breadcrumb == "crash-loop")
    await driver.press(.escape, .escape).advance(1)
    #expect(!driver.line(with: "2 runbooks").isEmpty)
  }

  @Test("the parked operation that a runbook is for is one key away")
  func operation() async {
    let driver = await Driver(.supporting(), size: Self.wide, route: .support)
    await driver.advance(1)
    #expect(driver.selectedLine.contains("acme-media"))
    driver.client.forgetAsked()
    await driver.press("o")
    #expect(driver.client.asked.contains(GetOperation.name))
  }

  @Test("a system's address is copied, and one without an address says so")
  func links() async {
    let driver = await Driver(.supporting(), size: Self.wide, route: .support)
    await driver.press(.tab).advance(1)
    await driver.press("y")
    #expect(driver.copied == ["https://kubernetes.example.net"])
    await driver.press(.end, "y")
    #expect(driver.copied.count == 1)
    #expect(driver.screen.contains("Copy the address"))
  }

  @Test("changed operations bring the runbooks and the chat again, and not the systems")
  func feed() async {
    let driver = await Driver(.supporting(), size: Self.wide, route: .support)
    await driver.advance(1)
    driver.client.forgetAsked()
    await driver.change(operations: [identifier("P", 1)])
    // The first line asks which operations run, whatever page is shown.
    #expect(
      Set(driver.client.asked).subtracting([ListOperations.name]) == [SearchRunbooks.name, GetTeamChat.name])
  }

  @Test("posts lose their marks and keep their words")
  func plain() async {
    let driver = await Driver(.supporting(), size: Self.wide, route: .support)
    await driver.advance(1)
    #expect(!driver.line(with: "acme-media: rebuild asked for by ana").isEmpty)
  }
}

extension TeamChat {
  static let notConnected = TeamChat(isConnected: false)

  static let talking = TeamChat(
    isConnected: true,
    channels: [
      Channel(name: "alerts", title: "Alerts", url: "https://chat.example.net/platform/channels/alerts"),
      Channel(name: "ops", title: "Operations", url: "https://chat.example.net/platform/channels/ops"),
    ], channel: "ops",
    posts: [
      Post(
        author: "tenantry", time: .noon.minus(80), text: ":x: Failed at “Rollout”: the image\\-pull failed",
        isAnswer: true),
      Post(
        author: "tenantry", time: .noon.minus(300),
        text: "**acme-media**: rebuild asked for by ana (operation `P000000002`)",
        isAnswer: false),
    ])
}

extension ScriptedClient {
  /// The standard platform, and all that the support page asks of it.
  static func supporting(
    session: Session = .make(), chat: TeamChat = .talking, runbooks: [String] = ["image-pull", "crash-loop"]
  ) -> ScriptedClient {
    let client = ScriptedClient.standard(session: session)
    client.answerSupport(chat: chat, runbooks: runbooks)
    return client
  }

  func answerSupport(chat: TeamChat = .talking, runbooks: [String] = ["image-pull", "crash-loop"]) {
    let titles = ["image-pull": "The image cannot be pulled", "crash-loop": "Odoo ends again and again"]
    on(SearchRunbooks.self) { question in
      let all = runbooks.map { name in
        RunbookEntry(
          name: name, title: titles[name] ?? name, line: nil, places: 0,
          cases: name == "image-pull" ? [.init(operation: identifier("P", 2), subject: "acme-media")] : [])
      }
      guard let words = question.q else { return .init(items: all) }
      return .init(
        items: all.filter { ($0.name == "crash-loop") == (words == "pod") }.map { entry in
          var entry = entry
          (entry.line, entry.places) = ("Look at the last lines of the pod, then at the image.", 3)
          return entry
        })
    }
    on(GetRunbook.self) { question in
      .init(
        name: question.runbook, title: titles[question.runbook] ?? question.runbook,
        text: """
          # \(titles[question.runbook] ?? question.runbook)

          ## What happened

          The image of the pod cannot be had. **Nothing was lost.**

          ## What to do

          1. Look whether the image is there: `docker manifest inspect IMAGE`.
          2. Retry the operation.
          """)
    }
    on(
      CheckSystems.self,
      .init(
        items: [
          SystemState(
            system: "kubernetes", title: "Kubernetes", level: .works, version: "1.31",
            url: "https://kubernetes.example.net"),
          SystemState(
            system: "keycloak", title: "Keycloak", level: .limited, version: "26.0",
            problem: "The client may not manage the realm.", url: "https://sso.example.net"),
          SystemState(
            system: "superset", title: "Superset", level: .fails, problem: "Superset did not answer in time.",
            url: "https://bi.example.net"),
          SystemState(system: "n8n", title: "n8n", level: .notConnected),
        ], checkedAt: .noon.minus(5)))
    on(GetTeamChat.self, chat)
  }
}
