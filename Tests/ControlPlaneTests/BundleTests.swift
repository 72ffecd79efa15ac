import ControlSupport
import Foundation
import JobEngine
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Bundles", .timeLimit(.minutes(20)))
struct BundleTests {
  private func save(
    _ bundle: BundleRequest, over revision: Int? = nil, key: String? = nil, _ world: ControlWorld
  ) async throws -> OperationID {
    try await world.owner.call(
      SaveBundle(bundle: bundle, expectedRevision: revision, trigger: .cli, idempotencyKey: key)
    ).operationId
  }

  private func file(_ code: String, _ world: ControlWorld) -> String? {
    try? String(contentsOfFile: "\(world.folder.path)/state/bundles/\(code).yaml", encoding: .utf8)
  }

  @Test("a new bundle is committed to the desired state, and then it is in the catalog")
  func create() async throws {
    let world = try await ControlWorld()
    let operation = try await save(.fixture(), world)
    #expect(try await world.owner.call(ListBundles()).changes.map(\.bundleCode) == ["field"])
    #expect(try await world.work(until: operation).state == .succeeded)
    #expect(file("field", world)?.contains("- mail\n") == true)
    let detail = try await world.owner.call(GetBundle(code: "field"))
    #expect(detail.bundle.revision == 1 && detail.bundle.updatedAt != nil && !detail.bundle.isDraft)
    #expect(detail.change?.id == operation && detail.resolution.isApplicable)
    #expect(try await world.owner.call(ListBundles()).changes == [])
  }

  @Test("a change raises the revision; who saw an older one is told, and nothing is queued")
  func change() async throws {
    let world = try await ControlWorld()
    let first = try await save(.fixture("finance_ppm", modules: ["mail", "account"]), over: 1, world)
    try await world.work(until: first)
    #expect(try await world.owner.call(GetBundle(code: "finance_ppm")).bundle.revision == 2)
    let stale = await problem { try await save(.fixture("finance_ppm"), over: 1, world) }
    #expect(stale?.code == .conflict)
    let taken = await problem { try await save(.fixture("finance_ppm"), world) }
    #expect(taken?.code == .conflict && taken?.fields.map(\.pointer) == ["code"])
    let same = await problem {
      try await save(.fixture("finance_ppm", modules: ["mail", "account"]), over: 2, world)
    }
    #expect(same?.code == .refused)
    #expect(try await world.counts().jobs == 1)
  }

  @Test("every field that is not valid is named at once")
  func fields() async throws {
    let world = try await ControlWorld()
    var request = BundleRequest.fixture("Bad Code", modules: ["mail", "not a name", "mail"])
    (request.name, request.type) = ("  ", "x y")
    let problem = await problem { try await save(request, world) }
    #expect(problem?.code == .invalid)
    #expect(
      problem?.fields.map(\.pointer).sorted() == ["code", "modules/1", "modules/2", "name", "type"])
    let checked = try await world.owner.call(CheckBundle(bundle: request))
    #expect(checked.fields == problem?.fields)
  }

  @Test(
    "what cannot be installed is refused with its modules, and taken as a draft that no tenant is made from")
  func drafts() async throws {
    let world = try await ControlWorld()
    var request = BundleRequest.fixture(modules: ["mail", "no_such_module"])
    let refusal = await problem { try await save(request, world) }
    #expect(refusal?.code == .refused && refusal?.fields.map(\.pointer) == ["modules/1"])
    request.isDraft = true
    try await world.work(until: try await save(request, world))
    #expect(file("field", world)?.contains("is_draft: true") == true)
    #expect(try await world.owner.call(GetBundle(code: "field")).bundle.isDraft)
    var tenant = TenantRequest.fixture()
    tenant.bundle = "field"
    let unusable = await problem { try await world.owner.call(CreateTenant(request: tenant, trigger: .ui)) }
    #expect(unusable?.fields.map(\.pointer) == ["bundle"])
  }

  @Test("the same request twice is one operation; another with its key is refused")
  func idempotency() async throws {
    let world = try await ControlWorld()
    let first = try await save(.fixture(), key: "k", world)
    #expect(try await save(.fixture(), key: "k", world) == first)
    let other = await problem { try await save(.fixture(modules: ["account"]), key: "k", world) }
    #expect(other?.code == .conflict)
    #expect(try await world.counts().jobs == 1)
  }

  @Test("while one change of a bundle is not over there is no other; another bundle's goes on")
  func busy() async throws {
    let world = try await ControlWorld()
    let first = try await save(.fixture(), world)
    let second = await problem { try await save(.fixture(modules: ["account"]), world) }
    #expect(second?.detail == "Operation \(first) on field is not finished.")
    let elsewhere = try await save(.fixture("other"), world)
    #expect(try await world.work(until: elsewhere).state == .succeeded)
  }

  @Test(
    "a bundle that changed while its change waited parks and says so; the owner cancels it, an operator does not"
  )
  func changedMeanwhile() async throws {
    let world = try await ControlWorld()
    let operation = try await save(.fixture("finance_ppm"), over: 1, world)
    var moved = try #require(try await world.storage.catalog.bundle(code: "finance_ppm"))
    (moved.revision, moved.name) = (2, "Moved")
    try await world.storage.catalog.save(moved, replacing: 1)
    let job = try await world.work(until: operation)
    #expect(job.state == .parked && job.fault?.code == "bundle_changed")
    #expect(file("finance_ppm", world) == nil)
    let detail = try await world.operator.call(GetOperation(operation: operation.rawValue))
    #expect(detail.summary.subject == "bundle finance_ppm" && detail.summary.tenantId == nil)
    #expect(!detail.cancel.isAllowed && !detail.retry.isAllowed)
    let refusal = await problem {
      try await world.operator.call(CancelOperation(operation: operation.rawValue))
    }
    #expect(refusal?.code == .forbidden)
    #expect(try await world.owner.call(CancelOperation(operation: operation.rawValue)).state == .cancelled)
    #expect(try await world.storage.catalog.bundle(code: "finance_ppm") == moved)
  }

  @Test("a bundle goes with its file, unless tenants were made from it")
  func removal() async throws {
    let world = try await ControlWorld()
    try await world.work(until: try await save(.fixture(), world))
    let remove = RemoveBundle(code: "field", expectedRevision: 1, trigger: .cli)
    try await world.work(until: try await world.owner.call(remove).operationId)
    #expect(file("field", world) == nil)
    #expect(await problem { try await world.owner.call(GetBundle(code: "field")) }?.code == .notFound)
    // One that shipped was never committed: it goes without a commit.
    let shipped = RemoveBundle(code: "broken", expectedRevision: 1, trigger: .cli)
    #expect(try await world.work(until: try await world.owner.call(shipped).operationId).state == .succeeded)
    try await world.adopt("acme")
    let used = RemoveBundle(code: "finance_ppm", expectedRevision: 1, trigger: .cli)
    #expect(
      await problem { try await world.owner.call(used) }?.detail
        == "Tenants were made from finance_ppm: acme.")
  }

  @Test("operations on bundles stand among the others, and one is not done to a tenant")
  func listed() async throws {
    let world = try await ControlWorld()
    let tenant = try await world.adopt("acme")
    let operation = try await save(.fixture(), world)
    #expect(try await world.operator.call(ListOperations()).items.map(\.id) == [operation])
    let plan = await problem {
      try await world.owner.call(PlanOperation(tenant: "acme", type: .bundleChange))
    }
    #expect(plan?.code == .invalid)
    let submitted = await problem {
      try await world.owner.call(SubmitOperation(tenant: "acme", type: .bundleChange, trigger: .api))
    }
    #expect(submitted?.code == .refused)
    #expect(try await world.tenant("acme") == tenant)
  }

  @Test("a module's use names what it needs, what needs it, and who has it")
  func moduleUse() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let use = try await world.operator.call(GetModuleUse(name: "mail"))
    #expect(use.series == "18.0" && use.needs.map(\.name.rawValue) == ["base"] && use.needsInAll == 1)
    #expect(use.neededBy.map(\.name.rawValue) == ["account", "project_timeline"])
    #expect(use.neededBy.map(\.next) == [1, 1] && use.neededByInAll == 3)
    #expect(
      use.bundles == [
        .init(code: "broken", isRequested: true), .init(code: "finance_ppm", isRequested: false),
      ])
    #expect(use.tenants.map(\.slug.rawValue) == ["acme"])
    #expect(await problem { try await world.owner.call(GetModuleUse(name: "nothing")) }?.code == .notFound)
  }

  @Test("modules are filtered in the language of every filter, a page at a time")
  func filter() async throws {
    let world = try await ControlWorld()
    func names(_ filter: String, limit: Int = 50, offset: Int = 0) async throws -> [String] {
      try await world.owner.call(ListModules(filter: filter, limit: limit, offset: offset)).items
        .map(\.name.rawValue)
    }
    #expect(try await names("source:ipai") == ["ipai_finance"])
    #expect(try await names("needs:mail !source:oca") == ["account"])
    #expect(try await names("a", limit: 2, offset: 1) == ["base", "ipai_finance"])
    let fault = await problem { try await names("nothing:x") }
    #expect(fault?.code == .invalid && fault?.fields.map(\.pointer) == ["filter"])
  }
}
