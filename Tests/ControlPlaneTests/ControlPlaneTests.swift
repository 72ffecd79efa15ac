import ControlSupport
import Operations
import Sandbox
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Answering", .timeLimit(.minutes(20)))
struct ControlPlaneTests {
  private struct Unknown: Endpoint {
    static let name = "nothing.known"
    static let method = EndpointMethod.get
    static let path = "/api/nothing"
    static let permission = Permission.sessionRead
    struct Output: Codable, Equatable, Sendable {}
  }

  @Test("an endpoint without a handler is not found")
  func unknownEndpoint() async throws {
    let world = try await ControlWorld()
    let answer = await problem { try await world.owner.call(Unknown()) }
    #expect(answer == APIProblem(.notFound, "This control plane does not know “nothing.known”."))
  }

  @Test("a caller that is cancelled gets a cancellation and no problem, or the answer that was ready")
  func cancellation() async throws {
    let world = try await ControlWorld()
    let call = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await world.owner.call(ListTenants())
    }
    switch await call.result {
    case .success(let output): #expect(output.total == 0)
    case .failure(let error): #expect(error is CancellationError)
    }
  }

  @Test(
    "a storage that cannot be read is storage trouble for everybody, never a refusal",
    arguments: Role.allCases)
  func brokenStorage(role: Role) async throws {
    var parts = try await ControlWorld().controlPlane.parts
    parts.tenants = BrokenTenantStore()
    let caller = Caller(actor: "ada", role: role, tenants: [try Slug("mine")])
    let client = EmbeddedClient(controlPlane: ControlPlane(parts: parts), caller: caller)
    let answer = await problem { try await client.call(GetTenant(tenant: "mine")) }
    switch role {
    case .workspaceAdmin, .endUser: #expect(answer?.code == .forbidden)
    case .platformOwner, .platformOperator, .tenantAdmin, .financeOwner:
      #expect(answer?.code == .storage, "\(answer?.detail ?? "answered")")
    }
  }

  @Test("a cluster that does not answer leaves the rest of the page standing, and is named")
  func unreachableCluster() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    await world.sandbox?.inject(SandboxFault(.unreachable, host: SandboxHosts.kubernetes, times: nil))
    let detail = try await world.owner.call(GetTenant(tenant: "acme"))
    #expect(detail.pods == nil && detail.tenant.slug.rawValue == "acme")
    let logs = try await world.owner.call(GetTenantLogs(tenant: "acme"))
    #expect(logs.lines.isEmpty && logs.missing.count == 1 && logs.missing[0].hasPrefix("pod logs: "))
    let usage = try await world.owner.call(GetResourceKPIs())
    #expect(usage.usage == nil && usage.reason?.isEmpty == false)
  }

  @Test("a tenant is found by its slug and by its id, in either case")
  func references() async throws {
    let world = try await ControlWorld()
    let tenant = try await world.adopt("acme")
    for reference in ["acme", tenant.id.rawValue, tenant.id.rawValue.lowercased()] {
      #expect(try await world.owner.call(GetTenant(tenant: reference)).tenant == tenant)
    }
    for reference in ["", "ACME", "acme ", String(tenant.id.rawValue.prefix(9)), "nobody"] {
      #expect(await problem { try await world.owner.call(GetTenant(tenant: reference)) }?.code == .notFound)
    }
  }
}
