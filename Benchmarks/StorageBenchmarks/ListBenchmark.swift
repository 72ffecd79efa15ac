import Foundation
import JobEngine
import StorageCore
import StorageSQLite
import TenantModel
import TenantryAPI
import TypedText

/// First pages of lists over many tenants: the median and the worst of a few tries each.
struct ListBenchmark {
  let storage: OpenStorage
  let tenants: Int

  func run() async throws {
    let start = ContinuousClock.now
    try await fill()
    print("\(tenants) tenants created in \(StorageBenchmarks.milliseconds(ContinuousClock.now - start)) ms")
    let queries: [(String, TenantQuery)] = [
      ("name", TenantQuery()), ("attention", TenantQuery(sort: .attention)),
      ("updated, newest first", TenantQuery(sort: .updatedAt, isDescending: true)),
      ("status error", TenantQuery(statuses: [.error])),
      ("status error or paused, by attention", TenantQuery(statuses: [.error, .paused], sort: .attention)),
      ("plan pro", TenantQuery(plans: ["pro"])),
      ("region and plan", TenantQuery(plans: ["pro"], regions: ["fra1"])),
      ("text “agency-4711”", TenantQuery(text: "agency-4711")), ("text “4711”", TenantQuery(text: "4711")),
      ("text “gency” (all)", TenantQuery(text: "gency")), ("text “a” (all)", TenantQuery(text: "a")),
      ("text “77”", TenantQuery(text: "77")), ("text “zz” (none)", TenantQuery(text: "zz")),
      ("offset 90,000", TenantQuery(offset: 90_000)),
    ]
    for (name, query) in queries { try await measure(name, query) }
    for filter in [
      "status:error", "status!=active,paused", "agency-4711", "4711 plan:pro", "77 !status:active", "zz",
      "health:down region:fra1", "age<2h version>3", "paused_by:none status:paused", "image:18.0",
      "agency-47 | agency-88", "~ag47", "/agency-4\\d+7$/", "name:/^agency 1/ plan:pro",
    ] {
      let schema = FilterSchema.tenants(
        plans: ["starter", "pro", "enterprise"], regions: ["sgp1", "fra1", "nyc3"])
      let condition = schema.read(filter, now: Date()).condition
      try await measure("filter \(filter)", TenantQuery(condition: condition, sort: .attention))
    }
  }

  private func measure(_ name: String, _ query: TenantQuery) async throws {
    var times: [Duration] = []
    var page = TenantPage(items: [], total: 0)
    for _ in 0..<9 {
      let start = ContinuousClock.now
      page = try await storage.tenants.tenants(query)
      times.append(ContinuousClock.now - start)
    }
    times.sort()
    let median = StorageBenchmarks.milliseconds(times[4])
    let worst = StorageBenchmarks.milliseconds(times[8])
    print("first page, \(name): median \(median) ms, worst \(worst) ms, \(page.total) in all")
  }

  private func fill() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for part in 0..<64 {
        group.addTask {
          for number in stride(from: part, to: tenants, by: 64) { try await create(number) }
        }
      }
      try await group.waitForAll()
    }
  }

  private func create(_ number: Int) async throws {
    let record = try ManyTenants.record(number, of: tenants)
    let id = record.tenant.id.rawValue
    let job = NewJob(
      id: JobID("note-\(number)"), lane: LaneKey(id), subject: id, kind: "note", runAt: Date(),
      requestedBy: "bench", triggerSource: "cli",
      steps: [PlannedStep(name: "one", title: "One", effect: .none)])
    try await storage.tenants.create(record, job: job)
  }
}
