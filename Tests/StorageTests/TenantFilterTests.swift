import Foundation
import JobEngine
import StorageCore
import StorageSupport
import TenantModel
import TenantryAPI
import Testing
import TypedText

@Suite("Filters in SQL")
struct TenantFilterTests {
  private static let schema = FilterSchema.tenants(
    plans: ["starter", "pro"], regions: ["sgp1", "fra1", "nyc3"])

  @Test("every expression finds what it finds in memory, rows, order and count", .timeLimit(.minutes(20)))
  func sameAsInMemory() async throws {
    let storage = try await Self.storage(rows: 60)
    let all = try await storage.tenants.tenants(TenantQuery(limit: 500)).items
    var random = Numbers(state: 11)
    var narrowing = 0
    for _ in 0..<600 {
      let text = Self.expression(&random, depth: 3)
      let reading = Self.schema.read(text, now: testTime)
      let condition = try #require(reading.condition, "\(text): \(reading.faults)")
      let matcher = FilterMatcher<Tenant>(condition, searched: Self.schema.searched, cell: { $0.cell($1) })
      let expected = all.filter(matcher.matches)
      let page = try await storage.tenants.tenants(TenantQuery(condition: condition, limit: 500))
      #expect(page.items.map(\.slug) == expected.map(\.slug) && page.total == expected.count, "\(text)")
      if !expected.isEmpty, expected.count < all.count { narrowing += 1 }
    }
    #expect(narrowing > 200, "the expressions must tell rows apart")
  }

  @Test("every field of the schema reaches a column and finds the row that has the value")
  func everyField() async throws {
    let storage = try await Self.storage(rows: 12)
    let tenants = try await storage.tenants.tenants(TenantQuery(limit: 500)).items
    for field in Self.schema.fields {
      for tenant in tenants {
        let text: String? =
          switch tenant.cell(field.name) {
          case .text(let text): "\(field.name)=\(FilterEdit.quoted(text))"
          case .number(let number): "\(field.name)=\(number)"
          case .time(let time) where field.kind == .date:
            "\(field.name):\(Date.ISO8601FormatStyle().year().month().day().format(time))"
          case .time: "\(field.name)<100000d"
          case .flag(let flag): "\(field.name):\(flag ? "yes" : "no")"
          case .none: field.isOptional ? "\(field.name):none" : nil
          }
        let reading = Self.schema.read(try #require(text), now: testTime)
        let condition = try #require(reading.condition, "\(reading)")
        let page = try await storage.tenants.tenants(TenantQuery(condition: condition, limit: 500))
        #expect(page.items.contains { $0.id == tenant.id }, "\(reading.text)")
      }
    }
  }

  @Test("values are bound, never part of the statement")
  func hostile() async throws {
    let storage = try await Self.storage(rows: 3)
    for value in ["'; DROP TABLE tenants;--", "\") OR 1=1", "%", "?1", "x' OR 'a'='a"] {
      for text in ["name:", "image=", "reason:~", ""] {
        let reading = Self.schema.read(text + FilterEdit.quoted(value + " "), now: testTime)
        let condition = try #require(reading.condition, "\(reading)")
        #expect(try await storage.tenants.tenants(TenantQuery(condition: condition)).total == 0)
      }
    }
    #expect(try await storage.tenants.tenants(TenantQuery()).total == 3)
  }

  private static func storage(rows: Int) async throws -> OpenStorage {
    let storage = try await OpenStorage.forTest()
    let names = ["Café Söhne", "NORTH \"wind\"", "Acme Media", "日本支社", "straſse o'neil", "a|b (c)"]
    for number in 0..<rows {
      var record = try NewTenantRecord.make(
        "t-\(number)", name: names[number % 6] + " \(number % 7)", group: "Group \(number % 3) ÄÖ",
        status: TenantStatus.allCases[number % 6], plan: ["pro", "starter"][number % 2],
        region: ["sgp1", "fra1", "nyc3"][number % 3], health: HealthLevel.allCases[number % 4])
      record.tenant.createdAt = testTime.addingTimeInterval(-Double(number) * 5_000)
      record.tenant.updatedAt = testTime.addingTimeInterval(-Double(number) * 700)
      record.tenant.health.checkedAt =
        number % 4 == 0 ? nil : testTime.addingTimeInterval(-Double(number) * 31)
      record.tenant.version = number % 5 + 1
      record.tenant.environment = number % 2 == 0 ? .production : .staging
      record.tenant.statusReason = number % 3 == 0 ? "Image PULL failed: É\(number)" : nil
      record.tenant.pausedBy = record.tenant.status == .paused ? Pauser.allCases[number % 3] : nil
      record.tenant.dbHost = number % 2 == 0 ? "pg-\(number % 4).internal" : nil
      // Half of them get an operation, the others are idle.
      let job: NewJobOrNote = number % 2 == 0 ? .operation : .note
      try await storage.tenants.create(record, job: job.make(number, record.tenant.id))
    }
    return storage
  }

  private enum NewJobOrNote {
    case operation
    case note

    func make(_ number: Int, _ tenant: TenantID) throws -> NewJob {
      switch self {
      case .operation: .make(on: tenant)
      case .note: .make("note", id: "j\(number)", lane: "j\(number)", subject: tenant.rawValue)
      }
    }
  }

  private static func expression(_ random: inout Numbers, depth: Int) -> String {
    guard depth > 0, random.below(3) > 0 else { return term(&random) }
    let left = expression(&random, depth: depth - 1)
    let right = expression(&random, depth: depth - 1)
    switch random.below(5) {
    case 0: return "!(\(left))"
    case 1: return "(\(left) | \(right))"
    case 2: return "\(left) | \(right)"
    default: return "\(left) \(right)"
    }
  }

  private static func term(_ random: inout Numbers) -> String {
    let terms = [
      "café", "CAFE\u{301}", "wind", "\"north \\\"w\"", "t-1", "~cfs", "~nw", "/^t-\\d$/", "/s.hne|支社/",
      "\"o'n\"",
      "\"a|b\"", "\"strasse\"", "\"straſse\"", "0", "ä", "日", "group",
      "status:err", "status:error,paused", "status!=active", "status:/^de/", "health:down",
      "health!=unknown,healthy",
      "plan:pro", "plan=starter", "region:fra1,nyc3", "env:staging", "isolation:database", "ha:single",
      "busy:yes",
      "busy!=yes", "age<2h", "age>1d", "age:2d", "age!=1h", "changed<=30m", "changed:1h", "checked<10m",
      "checked:none",
      "checked!=none", "checked>=5m", "created:today", "created<2025-06-14", "created>=2025-06-13T12",
      "updated:2025-06",
      "version>3", "version:2,4", "version<=1.5", "version!=3", "name:söhne", "name=\"acme media 2\"",
      "name!=x",
      "name:~acm", "name:/[0-3]$/", "group:1", "group=\"GROUP 2 äö\"", "slug:t-2,t-3", "slug=t-1",
      "reason:pull",
      "reason:none", "reason!=none", "reason:/é\\d+$/", "reason:~ipf", "reason:É3", "image:odoo",
      "image=\"ODOO:18.0-20251106\"",
      "paused_by:none", "paused_by:op", "paused_by!=billing", "host:pg-1,pg-2", "host:none", "ns:/odoo-t-4./",
      "url:t-5",
      "seen:MADE", "bundle:finance", "template:/v?7|std|standard/", "db:t_1", "operation:none",
      "operation!=none",
    ]
    return (random.below(4) == 0 ? "!" : "") + terms[random.below(terms.count)]
  }

  /// Numbers that look random and are the same in every run.
  private struct Numbers {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }
}
