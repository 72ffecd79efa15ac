import Foundation
import JobEngine
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("Lists of tenants")
struct TenantQueryTests {
  private func storage(with tenants: [(String, String, String)]) async throws -> OpenStorage {
    let storage = try await OpenStorage.forTest()
    for (slug, name, group) in tenants {
      let record = try NewTenantRecord.make(slug, name: name, group: group)
      try await storage.tenants.create(record, job: .make(on: record.tenant.id))
    }
    return storage
  }

  private func slugs(_ storage: OpenStorage, _ text: String) async throws -> Set<String> {
    let page = try await storage.tenants.tenants(TenantQuery(text: text, limit: 500))
    #expect(page.total == page.items.count)
    return Set(page.items.map(\.slug.rawValue))
  }

  @Test("text is found in name, slug and group, folded, at any length")
  func text() async throws {
    let storage = try await storage(with: [
      ("acme", "Café Söhne", "North"), ("beta-two", "Beta", "Süd GmbH"), ("gamma", "GAMMA 日本支社", "North"),
    ])
    #expect(try await slugs(storage, "CAFÉ") == ["acme"])
    #expect(try await slugs(storage, "cafe\u{301}") == ["acme"])
    #expect(try await slugs(storage, "süd") == ["beta-two"])
    #expect(try await slugs(storage, "a-t") == ["beta-two"])
    #expect(try await slugs(storage, "日本支") == ["gamma"])
    #expect(try await slugs(storage, "日") == ["gamma"])
    #expect(try await slugs(storage, "nor") == ["acme", "gamma"])
    #expect(try await slugs(storage, "mm") == ["gamma"])
    #expect(try await slugs(storage, "") == ["acme", "beta-two", "gamma"])
    #expect(try await slugs(storage, "zzz") == [])
  }

  @Test(
    "hostile text is taken literally",
    arguments: [
      "%", "_", "%%%", "___", "\\", "\"", "\"\"\"", "'", "''' OR 1=1", "x\"; DROP TABLE tenants;--", "a*",
      "acm*", "^acme",
      "acme OR beta", "NEAR(acme)", "name_folded:acme", "(acme", "acme)", "-acme", "+acme", "{acme}", "\0",
      "a\0b",
      "ac\0me", "\n\n\n", "ac\nme", "?1", ":text", "\u{FFFD}\u{FFFD}\u{FFFD}", "[a-z]", "😀😀😀",
    ])
  func hostile(_ text: String) async throws {
    let storage = try await storage(with: [("acme", "Acme", "North"), ("beta", "Beta", "South")])
    #expect(try await slugs(storage, text) == [])
    #expect(try await slugs(storage, "acme") == ["acme"])
  }

  @Test("what looks like a wildcard or an operator is found where it stands")
  func literal() async throws {
    let storage = try await storage(with: [
      ("percent", "100% \"sure\" O'Neil_x", "North"), ("plain", "1000 sure ONeilyx", "North"),
    ])
    for text in ["%", "0% ", "100%", "\"", "\"sure\"", "'", "O'N", "_", "il_x"] {
      #expect(try await slugs(storage, text) == ["percent"], "\(text)")
    }
  }

  @Test("attention puts trouble first")
  func attention() async throws {
    let storage = try await OpenStorage.forTest()
    let cases: [(String, TenantStatus, HealthLevel)] = [
      ("healthy", .active, .healthy), ("unknown", .active, .unknown), ("paused", .paused, .down),
      ("progress", .provisioning, .unknown), ("degraded", .active, .degraded), ("down", .active, .down),
      ("error", .error, .healthy), ("gone", .decommissioned, .unknown),
    ]
    for (slug, status, health) in cases {
      let record = try NewTenantRecord.make(slug, status: status, health: health)
      // Not an operation, so that the tenant is idle.
      try await storage.tenants.create(
        record, job: .make("note", id: slug, lane: slug, subject: record.tenant.id.rawValue))
    }
    let page = try await storage.tenants.tenants(TenantQuery(sort: .attention))
    #expect(
      page.items.map(\.slug.rawValue)
        == ["error", "down", "degraded", "progress", "paused", "unknown", "healthy", "gone"])
    let reversed = try await storage.tenants.tenants(TenantQuery(sort: .attention, isDescending: true))
    #expect(reversed.items.map(\.slug) == page.items.map(\.slug).reversed())
  }

  @Test(
    "pages of every order follow each other without gap or overlap, filters and totals agree",
    arguments: TenantQuery.Sort.allCases)
  func pages(_ sort: TenantQuery.Sort) async throws {
    let storage = try await OpenStorage.forTest()
    for number in 0..<37 {
      let record = try NewTenantRecord.make(
        "t-\(number)", name: "Name \(number % 5)", group: "Group \(number % 3)",
        status: TenantStatus.allCases[number % 6], plan: ["pro", "starter"][number % 2],
        region: ["sgp1", "fra1", "nyc3"][number % 3], health: HealthLevel.allCases[number % 4])
      try await storage.tenants.create(
        record, job: .make("note", id: "j\(number)", lane: "j\(number)", subject: record.tenant.id.rawValue))
    }
    for isDescending in [false, true] {
      let all = try await storage.tenants.tenants(
        TenantQuery(sort: sort, isDescending: isDescending, limit: 500))
      #expect(all.total == 37 && Set(all.items.map(\.id)).count == 37)
      var collected: [Tenant] = []
      for offset in stride(from: 0, to: 40, by: 8) {
        let query = TenantQuery(sort: sort, isDescending: isDescending, limit: 8, offset: offset)
        let page = try await storage.tenants.tenants(query)
        #expect(page.total == 37)
        collected += page.items
      }
      #expect(collected == all.items)
    }
    let query = TenantQuery(
      text: "name", statuses: [.active, .paused], plans: ["pro"], regions: ["nyc3", "fra1"],
      agencyGroups: ["Group 0", "Group 2"], sort: sort, limit: 500)
    let page = try await storage.tenants.tenants(query)
    let expected = try await storage.tenants.tenants(TenantQuery(sort: sort, limit: 500)).items.filter {
      tenant in
      query.statuses.contains(tenant.status) && tenant.planId == "pro"
        && query.regions.contains(tenant.region)
        && query.agencyGroups.contains(tenant.agencyGroup.rawValue)
    }
    #expect(page.items == expected && page.total == expected.count && !expected.isEmpty)
    let byStatus = try await storage.tenants.tenants(TenantQuery(statuses: [.active, .paused], sort: sort))
    let counts = try await storage.tenants.countsByStatus()
    #expect(byStatus.total == (counts[.active] ?? 0) + (counts[.paused] ?? 0))
  }

  @Test("absurd limits and offsets are brought within bounds")
  func bounds() async throws {
    let storage = try await storage(with: [("acme", "Acme", "North"), ("beta", "Beta", "South")])
    #expect(try await storage.tenants.tenants(TenantQuery(limit: -1)).items.count == 1)
    #expect(try await storage.tenants.tenants(TenantQuery(limit: .max, offset: -5)).items.count == 2)
    #expect(try await storage.tenants.tenants(TenantQuery(offset: .max)).items.isEmpty)
  }
}
