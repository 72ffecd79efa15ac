import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Every page in every state")
@MainActor
struct PageStateTests {
  /// The pages whose own tests do not draw all six states.
  private static func states(of page: PageID) throws -> PageStates? {
    let name = "state-\(page.rawValue)"
    switch page {
    case .platformDashboard:
      return PageStates(
        route: .overview, name: name, full: .standard(tenants: 45), empty: .standard(tenants: 0),
        stranger: .financeOwner)
    case .tenantsList:
      return PageStates(
        route: .tenants, name: name, full: .standard(tenants: 45), empty: .standard(tenants: 0),
        stranger: .financeOwner)
    case .tenantDetail:
      let empty = ScriptedClient.detailed([.make(.northwind, operations: [], pods: [])])
      let full = ScriptedClient.detailed([
        .make(.northwind, operations: [.lumenRebuild, .halcyonPause], pods: .twoOfLumen, sso: .desired, observed: .calm)
      ])
      return PageStates(
        route: .tenant("northwind"), name: name, full: full, empty: empty, stranger: .financeOwner)
    case .tenantCreate:
      let empty = ScriptedClient.standard(tenants: 0)
      empty.on(ListBundles.self, .init(items: []))
      empty.on(ListInfraTemplates.self, .init(items: [], images: []))
      empty.on(ListKeycloakTemplates.self, .init(items: []))
      return PageStates(
        route: .createTenant, name: name, full: try .creating(), empty: empty, stranger: .platformOperator)
    case .billingOverview:
      return PageStates(
        route: Route(page), name: name, full: .billing(), empty: .billing(isEmpty: true), stranger: .tenantAdmin)
    case .tenantPortal:
      return PageStates(
        route: Route(page), name: name, full: .billing(.tenantAdmin), empty: .billing(.tenantAdmin, isEmpty: true),
        stranger: .endUser)
    case .supportCenter:
      // Everybody may see it: there is no such thing as a stranger.
      return PageStates(
        route: .support, name: name, full: .supporting(), empty: .supporting(chat: .notConnected, runbooks: []),
        stranger: nil)
    case .moduleCatalog, .infraTemplates, .ssoConfig, .automationCenter, .analyticsHub, .aiConsole,
      .settingsPlatform:
      return nil
    }
  }

  @Test("looks as drawn: loading, full, stale, error, empty, forbidden", arguments: PageID.allCases)
  func drawn(page: PageID) async throws {
    try await Self.states(of: page)?.expectDrawings()
  }

  /// The beginning of the names of a page's drawings.
  private static func name(_ page: PageID) throws -> String {
    if let states = try states(of: page) { return states.name }
    return switch page {
    case .moduleCatalog: "catalog"
    case .infraTemplates: "infra"
    case .ssoConfig: "sso"
    case .automationCenter: "automation"
    case .analyticsHub: "analytics"
    case .aiConsole: "ai"
    default: "settings"
    }
  }

  @Test("every page has a drawing of every state at both sizes", arguments: PageID.allCases)
  func complete(page: PageID) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Drawings")
    for state in ["loading", "full", "stale", "error", "empty", "forbidden"] {
      if state == "forbidden", PageCatalog.entry(page).roles == Set(TenantModel.Role.allCases) { continue }
      for size in PageStates.sizes {
        let file = "\(try Self.name(page))-\(state)-\(size.width)x\(size.height).txt"
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: file).path), "\(file)")
      }
    }
  }
}
