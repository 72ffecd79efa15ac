import ControlSupport
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Roles", .timeLimit(.minutes(20)))
struct RoleMatrixTests {
  @Test("the calls of this suite cover every endpoint there is")
  func coverage() {
    let covered = EndpointSamples.calls(on: "a", operation: "b").map { type(of: $0).name }
    #expect(covered.sorted() == EndpointCatalog.all.map { $0.name }.sorted())
  }

  @Test(
    "every role is allowed or forbidden exactly what the policy says, on its own tenant and on another",
    arguments: Role.allCases, ["mine", "theirs"])
  func matrix(role: Role, slug: String) async throws {
    let world = try await ControlWorld()
    var operations: [String: OperationID] = [:]
    try await RoleMatrix.billed(["mine", "theirs"], in: world)
    for slug in ["mine", "theirs"] {
      operations[slug] = try await world.submit(.rebuild, on: slug)
    }
    let client = world.client(role, of: ["mine"])
    let papers = try await RoleMatrix.papers(of: slug, in: world)
    for endpoint in EndpointSamples.calls(
      on: slug, operation: try #require(operations[slug]).rawValue, papers: papers)
    {
      let kind = type(of: endpoint)
      let decision = AccessPolicy.decide(role, kind.permission, RoleMatrix.ownership(kind, of: slug))
      let answer = await outcome(endpoint, client)
      if decision.isAllowed {
        #expect(
          answer?.code != .forbidden,
          "\(role) should be allowed \(kind.name) on \(slug): \(answer?.detail ?? "")")
        #expect(answer?.code != .internal, "\(kind.name): \(answer?.detail ?? "")")
      } else {
        #expect(answer?.code == .forbidden, "\(role) should not be allowed \(kind.name) on \(slug)")
        #expect(answer?.detail.contains(decision.reason ?? "?") == true, "\(kind.name) gives no reason")
      }
    }
  }

  private func outcome<E: Endpoint>(_ endpoint: E, _ client: EmbeddedClient) async -> APIProblem? {
    await problem { try await client.call(endpoint) }
  }

  @Test(
    "whoever is forbidden leaves nothing behind", arguments: Role.allCases.filter { $0 != .platformOwner })
  func noTraces(role: Role) async throws {
    let world = try await ControlWorld()
    try await RoleMatrix.billed(["theirs"], in: world)
    let operation = try await world.submit(.rebuild, on: "theirs")
    let papers = try await RoleMatrix.papers(of: "theirs", in: world)
    let before = try await world.counts()
    let client = world.client(role, of: ["mine"])
    for endpoint in EndpointSamples.calls(on: "theirs", operation: operation.rawValue, papers: papers)
    where !AccessPolicy.decide(role, type(of: endpoint).permission, .other).isAllowed {
      #expect(await outcome(endpoint, client)?.code == .forbidden)
    }
    #expect(try await world.counts() == before)
  }

  // PRD §6, row by row, so that a change of the policy's table is noticed here.

  @Test("a platform owner creates tenants, runs operations and changes the catalog")
  func platformOwner() async throws {
    let world = try await ControlWorld()
    let created = try await world.owner.call(CreateTenant(request: .fixture(), trigger: .ui))
    #expect(try await world.owner.call(ListTenants()).items.map(\.id) == [created.tenantId])
    #expect(try await world.owner.call(GetTenantKPIs()).total == 1)
    #expect(try await world.owner.call(ImportModules(modules: [])).added == 0)
    try await world.adopt("north")
    _ = try await world.submit(.pause, on: "north")
  }

  @Test("a platform operator views tenants and runs operations, and creates nothing")
  func platformOperator() async throws {
    let world = try await ControlWorld()
    try await world.adopt("north")
    #expect(try await world.operator.call(ListTenants()).total == 1)
    #expect(try await world.operator.call(GetTenantKPIs()).active == 1)
    let operation = try await world.submit(.pause, on: "north", as: .platformOperator)
    #expect(try await world.operator.call(CancelOperation(operation: operation.rawValue)).state == .cancelled)
    let refusal = await problem {
      try await world.operator.call(CreateTenant(request: .fixture(), trigger: .ui))
    }
    #expect(refusal?.code == .forbidden)
    #expect(refusal?.detail == "Not allowed for platform_operator: only a platform owner creates tenants.")
  }

  @Test("a tenant admin sees their own tenant and operates nothing")
  func tenantAdmin() async throws {
    let world = try await ControlWorld()
    try await world.adopt("mine")
    try await world.adopt("theirs")
    let operation = try await world.submit(.rebuild, on: "theirs")
    let admin = world.client(.tenantAdmin, of: ["mine"])
    let detail = try await admin.call(GetTenant(tenant: "mine"))
    #expect(detail.actions.allSatisfy { !$0.decision.isAllowed })
    #expect(try await admin.call(GetTenant(tenant: detail.tenant.id.rawValue)).tenant.slug.rawValue == "mine")
    #expect(try await admin.call(ListOperations(tenant: "mine")).items.isEmpty)
    #expect(await problem { try await admin.call(ListOperations()) }?.code == .forbidden)
    #expect(
      await problem { try await admin.call(GetOperation(operation: operation.rawValue)) }?.code == .forbidden)
    let pause = SubmitOperation(tenant: "mine", type: .pause, trigger: .api)
    #expect(await problem { try await admin.call(pause) }?.code == .forbidden)
  }

  @Test("a tenant admin cannot tell another's tenant from one that does not exist")
  func existenceIsHidden() async throws {
    let world = try await ControlWorld()
    try await world.adopt("theirs")
    let operation = try await world.submit(.rebuild, on: "theirs")
    let admin = world.client(.tenantAdmin, of: ["mine"])
    let real = await problem { try await admin.call(GetTenant(tenant: "theirs")) }
    #expect(real?.code == .forbidden)
    #expect(await problem { try await admin.call(GetTenant(tenant: "nobody")) } == real)
    let known = await problem { try await admin.call(GetOperation(operation: operation.rawValue)) }
    #expect(await problem { try await admin.call(GetOperation(operation: "ZZZZZZZZZZ")) } == known)
    #expect(await problem { try await admin.call(GetOperation(operation: "Z")) } == known)
    #expect(await problem { try await admin.call(CheckSlug(slug: "theirs")) }?.code == .forbidden)
  }

  @Test("a finance owner sees tenants and plans, and no operations")
  func financeOwner() async throws {
    let world = try await ControlWorld()
    try await world.adopt("north")
    let finance = world.client(.financeOwner)
    #expect(try await finance.call(ListTenants()).total == 1)
    #expect(try await finance.call(ListPlans()).items.count == 3)
    #expect(await problem { try await finance.call(ListOperations(tenant: "north")) }?.code == .forbidden)
    #expect(
      await problem { try await finance.call(SubmitOperation(tenant: "north", type: .pause, trigger: .ui)) }?
        .code
        == .forbidden)
  }

  @Test("what a tenant page offers to do is what submitting allows", arguments: Role.allCases)
  func offersAreKept(role: Role) async throws {
    let world = try await ControlWorld()
    for (slug, status) in [("running", TenantStatus.active), ("resting", .paused), ("troubled", .error)] {
      try await world.adopt(slug, status: status, pausedBy: status == .paused ? .billing : nil)
      let client = world.client(role, of: ["running", "resting", "troubled"])
      guard let detail = try? await client.call(GetTenant(tenant: slug)) else { continue }
      for action in detail.actions where !action.decision.isAllowed {
        let refusal = await problem {
          try await client.call(SubmitOperation(tenant: slug, type: action.kind, trigger: .ui))
        }
        #expect(refusal?.code == .forbidden || refusal?.code == .refused)
      }
      for action in detail.actions where action.decision.isAllowed {
        _ = try await client.call(SubmitOperation(tenant: slug, type: action.kind, trigger: .ui))
        break
      }
    }
  }
}
