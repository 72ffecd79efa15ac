import ControlSupport
import Foundation
import StorageCore
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import ControlPlane

@Suite("The advisor's rules")
struct AdvisorTests {
  private static let now = Date(timeIntervalSince1970: 1_763_800_000)
  private let facts = AdvisorFacts(now: AdvisorTests.now)

  private func facts(_ change: (inout AdvisorFacts) throws -> Void) rethrows -> [Recommendation] {
    var facts = facts
    try change(&facts)
    return Advisor.recommend(facts)
  }

  @Test("nothing is recommended of a platform where all is well")
  func calm() {
    #expect(
      facts {
        $0.systems = [
          IntegrationStatus(system: "git", title: "Git", isConnected: true, breaker: .init(state: .closed)),
          IntegrationStatus(system: "n8n", title: "n8n", isConnected: false),
        ]
        $0.limits = [.init(name: "Memory", used: 79.9, limit: 100, amount: "", action: .runbook("x"))]
      }.isEmpty)
  }

  // MARK: Operations

  /// An id that shows whose it is; some letters are in none.
  private static func id(_ slug: String) throws -> OperationID {
    try OperationID(
      String((slug.uppercased().replacing("O", with: "0") + "0000000000").prefix(10)))
  }

  private func stopped(
    _ slug: String, step: String = "Keycloak client", code: String = "redirect_uri", minutesAgo: Double = 5,
    kind: OperationKind = .create
  ) throws -> OperationSummary {
    let since = Self.now.addingTimeInterval(-minutesAgo * 60)
    return OperationSummary(
      id: try Self.id(slug), tenantId: nil,
      tenantSlug: try Slug(slug), tenantName: nil, kind: kind, state: .parked, currentStep: step,
      stepsDone: 1,
      stepsTotal: 4, fraction: 0.2, secondsLeft: nil,
      fault: OperationFault(
        code: code, message: "The redirect URI is refused.", detail: nil, runbook: "keycloak-client",
        logsUrl: nil), actor: "ada", triggerSource: .ui, createdAt: since, startedAt: since, finishedAt: nil)
  }

  @Test("operations that stopped at the same step for the same reason are one recommendation")
  func sameStep() throws {
    let found = try facts {
      $0.stopped = [
        try stopped("acme"), try stopped("north", minutesAgo: 50), try stopped("west", code: "other"),
      ]
    }
    #expect(found.map(\.count) == [2, 1])
    let both = try #require(found.first)
    #expect(both.title == "2 tenants stopped at the same step of create: Keycloak client")
    #expect(both.advice == "The redirect URI is refused. Runbook: keycloak-client.")
    #expect(both.severity == .error && both.id == "operation_stopped:Keycloak client:redirect_uri")
    // The one that waits longest is opened.
    #expect(try both.action == .operation(Self.id("north")))
    #expect(both.evidence.map(\.subject) == ["north", "acme"])
    #expect(found[1].title == "west: create stopped at Keycloak client")
  }

  // MARK: Systems and limits

  @Test("a system that is left alone is an error, one that is tried again and one with bad settings are not")
  func systems() {
    func system(_ name: String, _ state: BreakerStatus.State?, problem: String? = nil) -> IntegrationStatus {
      IntegrationStatus(
        system: name, title: name, isConnected: problem == nil, problem: problem,
        breaker: state.map { BreakerStatus(state: $0, since: Self.now, reason: "It timed out.") })
    }
    let found = facts {
      $0.systems = [
        system("a", .open), system("b", .halfOpen), system("c", .closed), system("d", nil),
        system("e", nil, problem: "The token is in no variable."),
      ]
    }
    #expect(found.map(\.id) == ["system_down:a", "system_down:b", "system_down:e"])
    #expect(found.map(\.severity) == [.error, .warning, .warning])
    #expect(found[0].action == .system("a") && found[0].evidence[0].text == "It timed out.")
    #expect(found[2].evidence[0].text == "The token is in no variable.")
  }

  @Test(
    "a limit is told from four fifths on, and is an error when it is reached",
    arguments: [
      (79.99, nil), (80, Recommendation.Severity.warning), (99.9, .warning), (100, .error), (120, .error),
    ])
  func limits(used: Double, severity: Recommendation.Severity?) {
    let found = facts {
      $0.limits = [
        .init(name: "Storage", used: used, limit: 100, amount: "x", action: .runbook("no-capacity"))
      ]
    }
    #expect(found.first?.severity == severity)
  }

  @Test("where there is no limit none is near")
  func noLimit() {
    #expect(
      facts { $0.limits = [.init(name: "x", used: 5, limit: 0, amount: "", action: .runbook("x"))] }.isEmpty)
  }

  @Test("nodes that are not ready are an error")
  func nodes() {
    let one = facts { $0.nodesNotReady = 1 }
    #expect(one.map(\.title) == ["1 node is not ready"] && one[0].severity == .error)
    #expect(facts { $0.nodesNotReady = 2 }.map(\.title) == ["2 nodes are not ready"])
  }

  // MARK: Images

  private static let tags = ["20250801", "20250901", "20251001", "20251106"]

  private func images(_ use: [(String, Int)], blocked: String? = nil) throws -> [Recommendation] {
    try facts {
      $0.images = try Self.tags.map { tag in
        ImageRelease(
          image: try ImageReference("odoo:18.0-\(tag)"), status: tag == blocked ? .blocked : .tested)
      }
      $0.images.append(ImageRelease(image: try ImageReference("odoo:18.0-20251120"), status: .candidate))
      $0.imageUse = try use.map { tag, count in
        AdvisorFacts.ImageUse(
          image: try ImageReference("odoo:18.0-\(tag)"), count: count,
          only: count == 1 ? try Slug("acme") : nil)
      }
    }
  }

  @Test("who runs the newest tested image is behind none; candidates do not count")
  func newest() throws {
    #expect(try images([("20251106", 3)]).isEmpty)
    let one = try images([("20251001", 1)])
    #expect(one.map(\.title) == ["acme is 1 image behind"] && one[0].severity == .notice)
    #expect(try one[0].action == .upgrade(Slug("acme")) && one[0].advice.contains("odoo:18.0-20251106"))
  }

  @Test("three images behind is a warning, and many tenants are listed by a filter")
  func farBehind() throws {
    let found = try images([("20250901", 4), ("20250801", 5)])
    #expect(found.map(\.severity) == [.warning, .notice])
    #expect(found[0].title == "5 tenants are 3 images behind")
    #expect(found[0].action == .tenants(filter: "image:\"odoo:18.0-20250801\""))
  }

  @Test("a blocked image that somebody runs is an error, and not also behind")
  func blocked() throws {
    let found = try images([("20250801", 2)], blocked: "20250801")
    #expect(found.map(\.rule) == [.imageBlocked] && found[0].severity == .error)
    #expect(found[0].title == "2 tenants run a blocked image")
  }

  @Test("an image of another repository or series is compared with none")
  func otherImages() throws {
    let found = try facts {
      $0.images = [ImageRelease(image: try ImageReference("odoo:18.0-20251106"), status: .tested)]
      $0.imageUse = [
        .init(image: try ImageReference("ghcr.io/x/odoo:18.0-20250801"), count: 1),
        .init(image: try ImageReference("odoo:17.0-20250801"), count: 1),
      ]
    }
    #expect(found.isEmpty)
  }

  // MARK: Tenants

  @Test(
    "an old backup is a warning, an error after three days or when none is known",
    arguments: [(27, .warning), (71.9, .warning), (72, .error), (nil, .error)]
      as [(Double?, Recommendation.Severity)])
  func backups(hours: Double?, severity: Recommendation.Severity) throws {
    let found = try facts {
      $0.backups = BackupGaps(
        items: [
          .init(slug: try Slug("north"), lastBackup: hours.map { Self.now.addingTimeInterval(-$0 * 3_600) })
        ],
        total: 1)
    }
    #expect(try found.map(\.severity) == [severity] && found[0].action == .backup(Slug("north")))
    #expect(hours != 27 || found[0].title == "north: last backup 27 h ago")
    #expect(hours != nil || found[0].title == "north: no backup is known")
  }

  @Test("many old backups are one recommendation that names the worst")
  func manyBackups() throws {
    let found = try facts {
      $0.backups = BackupGaps(
        items: [
          .init(slug: try Slug("first"), lastBackup: nil),
          .init(slug: try Slug("second"), lastBackup: Self.now),
        ],
        total: 9)
    }
    #expect(found.map(\.title) == ["9 tenants without a backup of the last day"])
    #expect(try found[0].count == 9 && found[0].action == .backup(Slug("first")))
  }

  @Test("what is past due is summed by currency, the oldest first")
  func invoices() throws {
    func invoice(_ slug: String, _ cents: Int, _ currency: String, due: Double) throws -> Invoice {
      var invoice = Invoice(
        id: try InvoiceID("1234567890"), number: "INV-\(slug)", tenantId: try TenantID("ACME000001"),
        tenantSlug: try Slug(slug), tenantName: try DisplayText(slug), planId: "pro",
        period: BillingPeriod(of: Self.now), status: .pastDue, currency: currency, lines: [],
        totalCents: cents, createdAt: Self.now)
      invoice.dueAt = Self.now.addingTimeInterval(-due)
      return invoice
    }
    let found = try facts {
      $0.pastDue = [
        try invoice("acme", 1_000, "USD", due: 10), try invoice("north", 500, "EUR", due: 90),
        try invoice("west", 250, "USD", due: 20),
      ]
    }
    #expect(found.map(\.title) == ["3 invoices are past due"])
    #expect(found[0].advice.hasPrefix("5.00 EUR and 12.50 USD are owed"))
    #expect(found[0].evidence.map(\.subject) == ["north", "west", "acme"])
  }

  private func drift(_ slug: String, _ kinds: DriftFinding.Kind...) throws -> [TenantDrift] {
    try kinds.enumerated().map { place, kind in
      TenantDrift(
        tenant: try TenantID("ACME000001"), slug: try Slug(slug),
        finding: DriftFinding(
          kind: kind, subject: "s\(place)", expected: "a", found: "b", since: Self.now, lastSeen: Self.now))
    }
  }

  @Test(
    "drift of few tenants is told one by one; of sign-in alone it leads there; what is missing weighs more")
  func fewDrifts() throws {
    let found = try facts {
      $0.drift =
        try drift("acme", .fieldChanged, .image) + drift("north", .clientChanged)
        + drift("west", .objectMissing)
    }
    #expect(found.map(\.id) == ["drift:west", "drift:acme", "drift:north"])
    #expect(found.map(\.severity) == [.warning, .notice, .notice])
    #expect(found[1].title == "acme: 2 differences from what is wanted")
    #expect(try found[1].action == .tenant(Slug("acme")) && found[2].action == .signIn(Slug("north")))
  }

  @Test("drift of more than three tenants is one recommendation")
  func manyDrifts() throws {
    let found = try facts {
      $0.drift =
        try ["acme", "north", "south", "west"].flatMap { try drift($0, .fieldChanged) }
        + drift("west", .image)
    }
    #expect(found.map(\.title) == ["4 tenants differ from what is wanted"])
    #expect(try found[0].action == .tenant(Slug("west")) && found[0].count == 4)
  }

  // MARK: Order

  @Test("the worst stands first, then the order of the rules, then the oldest")
  func order() throws {
    let found = try facts {
      $0.drift = try drift("acme", .fieldChanged)
      $0.nodesNotReady = 1
      $0.limits = [.init(name: "CPU", used: 9, limit: 10, amount: "", action: .runbook("x"))]
      $0.stopped = [try stopped("west", step: "b"), try stopped("north", step: "a", minutesAgo: 9)]
    }
    #expect(
      found.map(\.id) == [
        "operation_stopped:a:redirect_uri", "operation_stopped:b:redirect_uri", "capacity:nodes",
        "capacity:CPU", "drift:acme",
      ])
  }
}
