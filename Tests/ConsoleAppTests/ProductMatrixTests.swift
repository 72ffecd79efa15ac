import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

/// The roles' matrix of the requirements (§6), written out: a change of the policy's table, or of what a page offers, that
/// goes against it fails here by the row's name.
@Suite("PRD §6")
@MainActor
struct ProductMatrixTests {
  // MARK: What each row means

  @Test(
    "every row of the matrix holds for its page, its endpoints and its operations",
    arguments: ProductMatrix.rows)
  func row(row: ProductMatrix.Row) throws {
    let entry = try #require(PageCatalog.all.first { $0.id.rawValue == row.page })
    #expect(entry.roles.contains(row.role), "\(row.role.rawValue) sees \(row.page)")
    for permission in row.may {
      #expect(
        AccessPolicy.decide(row.role, permission, row.ownership).isAllowed,
        "\(row) may \(permission.rawValue)")
    }
    for permission in row.mayNot {
      let decision = AccessPolicy.decide(row.role, permission, row.ownership)
      #expect(
        !decision.isAllowed && decision.reason?.isEmpty == false, "\(row) may not \(permission.rawValue)")
    }
    for kind in row.operates {
      #expect(Self.decision(kind, by: row.role).isAllowed, "\(row) does \(kind.rawValue)")
    }
    for kind in row.operatesNot {
      #expect(Self.decision(kind, by: row.role).reason?.isEmpty == false, "\(row) does not \(kind.rawValue)")
    }
  }

  /// As it is decided where the tenant is in the state that the operation needs.
  private static func decision(_ kind: OperationKind, by role: TenantModel.Role) -> Decision {
    let status: TenantStatus = kind == .resume ? .paused : kind == .purge ? .decommissioned : .active
    return OperationPolicy.decide(
      kind, status: status, pausedBy: kind == .resume ? .operator : nil, role: role)
  }

  @Test("who has no row for a page does not see it, but for those that §2 opens to them besides")
  func others() {
    // §2 gives operators and finance these pages; §6 says nothing of them.
    let besides: Set<String> = [
      "platform_operator module_catalog", "platform_operator infra_templates",
      "platform_operator analytics_hub", "finance_owner analytics_hub",
    ]
    for page in Set(ProductMatrix.rows.map(\.page)) {
      guard let entry = PageCatalog.all.first(where: { $0.id.rawValue == page }) else { continue }
      for role in TenantModel.Role.allCases where entry.roles.contains(role) {
        let hasRow = ProductMatrix.rows.contains { $0.page == page && $0.role == role }
        #expect(
          hasRow || besides.contains("\(role.rawValue) \(page)"),
          "\(role.rawValue) sees \(page)")
      }
    }
  }

  @Test("a money changer proposes, and only a platform owner decides")
  func proposing() {
    #expect(
      AccessPolicy.decide(.financeOwner, DecideProposal.permission, .other).reason?.contains("proposes")
        == true)
    for role in TenantModel.Role.allCases {
      #expect(
        AccessPolicy.decide(role, DecideProposal.permission, .other).isAllowed == (role == .platformOwner),
        "\(role.rawValue)")
    }
  }

  // MARK: What the pages offer

  @Test("an operator's list of tenants runs operations and creates nothing")
  func operatorsList() async {
    let driver = await Driver(.standard(session: .make(.platformOperator)), route: .tenants)
    #expect(offer("tenants_create", driver)?.contains("only a platform owner") == true)
    for id in ["tenants_pause", "tenants_rebuild", "tenants_backup"] {
      #expect(isOffered(id, driver), "\(id)")
    }
  }

  @Test("an operator's tenant is run, and neither decommissioned nor billed anew; an owner's is all of it")
  func operatorsTenant() async {
    for role in [TenantModel.Role.platformOperator, .platformOwner] {
      let client = ScriptedClient.detailed([.make(.northwind, role: role)], session: .make(role))
      client.answerTabs(of: .northwind)
      let driver = await Driver(client, size: Size(140, 45), route: .tenant("northwind"))
      for id in ["tenant_pause", "tenant_rebuild", "tenant_upgrade_image", "tenant_backup"] {
        #expect(isOffered(id, driver), "\(role.rawValue) \(id)")
      }
      #expect(isOffered("tenant_decommission", driver) == (role == .platformOwner))
      await driver.press("$")
      #expect(isOffered("tenant_plan", driver) == (role == .platformOwner))
    }
  }

  @Test("bundles and templates are an owner's to change, and an operator's to look at")
  func catalog() async throws {
    for role in [TenantModel.Role.platformOperator, .platformOwner] {
      let driver = await Driver(.cataloged(session: .make(role)), size: Size(140, 45), route: .catalog)
      for id in ["catalog_create", "catalog_edit", "catalog_remove"] {
        #expect(isOffered(id, driver) == (role == .platformOwner), "\(role.rawValue) \(id)")
      }
    }
  }

  @Test("a finance owner's billing proposes, an owner's adjusts and marks")
  func billing() async {
    for role in [TenantModel.Role.financeOwner, .platformOwner] {
      let driver = await Driver(.billing(role), size: Size(140, 45), route: Route(.billingOverview))
      let title = driver.console.liveCommands.first { $0.id == BillingCommands.plan.id }?.title
      #expect(title?.hasPrefix("Propose") == (role == .financeOwner), "\(title ?? "none")")
      await driver.press(.tab)
      #expect(isOffered(BillingCommands.pay.id, driver) == (role == .platformOwner))
    }
  }

  /// Why a command is refused on the screen; nil when it is offered, or not there.
  private func offer(_ id: String, _ driver: Driver) -> String? {
    driver.console.liveCommands.first { $0.id == id }?.disabledReason
  }

  private func isOffered(_ id: String, _ driver: Driver) -> Bool {
    driver.console.liveCommands.first { $0.id == id }?.isEnabled ?? false
  }

  @Test(
    "the rows here are those of the document",
    .enabled(if: ProductDocument.text != nil, "the requirements are not beside this clone"))
  func document() throws {
    let text = try #require(ProductDocument.text)
    let section = text.components(separatedBy: "## 6.").last?.components(separatedBy: "\n## ").first ?? ""
    let cells = section.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| role") }.map {
      $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }.filter { !($0.first ?? "-").hasPrefix("-") }
    #expect(cells == ProductMatrix.rows.map(\.cells))
  }
}
