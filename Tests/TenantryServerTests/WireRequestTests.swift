import ControlSupport
import Foundation
import TenantModel
import TenantryAPI
import Testing

@Suite("Calls as messages", .timeLimit(.minutes(20)))
struct WireRequestTests {
  private func read<E: Endpoint>(_ message: WireRequest, as endpoint: E) throws -> E {
    try message.endpoint(as: E.self)
  }

  private func expectSame<E: Endpoint>(_ endpoint: E) throws {
    let message = try WireRequest(endpoint)
    #expect(try read(message, as: endpoint) == endpoint, "\(E.name) at \(message.target)")
    #expect(PathTemplate(E.path).values(in: message.path) != nil)
  }

  @Test("printing a call and reading it are inverses, for every endpoint there is")
  func inverses() throws {
    for endpoint in EndpointSamples.calls(on: "acme", operation: "ABC1234567") { try expectSame(endpoint) }
  }

  @Test("a read says in its query what is not as usual, in order, and nothing else")
  func query() throws {
    let message = try WireRequest(
      ListTenants(q: "a b&c", status: [.error, .paused], sort: .name, limit: 5, offset: 10))
    #expect(message.target == "/api/tenants?limit=5&offset=10&q=a%20b%26c&status=error&status=paused")
    #expect(try WireRequest(ListTenants()).target == "/api/tenants")
    let bare = try WireRequest(.get, "/api/tenants").endpoint(as: ListTenants.self)
    #expect(bare == ListTenants())
  }

  @Test("a write's key and version travel as headers, the rest as JSON")
  func write() throws {
    let message = try WireRequest(
      SubmitOperation(
        tenant: "acme", type: .pause, expectedVersion: 7, trigger: .ui, idempotencyKey: "k", reason: "r"))
    #expect(message.path == "/api/tenants/acme/operations")
    #expect(message.idempotencyKey == "k" && message.expectedVersion == 7)
    #expect(String(decoding: message.body, as: UTF8.self) == #"{"reason":"r","trigger":"ui","type":"pause"}"#)
  }

  @Test("who does not say by which door they come is a program")
  func trigger() throws {
    let message = WireRequest(.post, "/api/tenants/acme/operations", body: Data(#"{"type":"pause"}"#.utf8))
    #expect(try message.endpoint(as: SubmitOperation.self).trigger == .api)
  }

  @Test("a place in the path is one segment, whatever stands in it")
  func segments() throws {
    let message = try WireRequest(GetModule(name: "a/../b?c=d"))
    #expect(message.path == "/api/catalog/modules/a%2F..%2Fb%3Fc%3Dd")
    #expect(try message.endpoint(as: GetModule.self).name == "a/../b?c=d")
    #expect(PathTemplate("/api/tenants/{tenant}").values(in: "/api/tenants/a/b") == nil)
    #expect(PathTemplate("/api/tenants/{tenant}").values(in: "/api/tenants/") == nil)
  }

  private func pointers<E: Endpoint>(_ message: WireRequest, _ type: E.Type) -> [String] {
    do {
      _ = try message.endpoint(as: E.self)
      return []
    } catch let problem as APIProblem {
      return problem.code == .invalid ? problem.fields.map(\.pointer) : ["\(problem.code)"]
    } catch {
      return ["\(error)"]
    }
  }

  @Test("what is missing, unknown, said twice or of another shape is named")
  func refusals() {
    let list = "/api/tenants"
    #expect(pointers(WireRequest(.get, list, query: [.init("limit", "many")]), ListTenants.self) == ["limit"])
    #expect(
      pointers(WireRequest(.get, list, query: [.init("colour", "red")]), ListTenants.self) == ["colour"])
    #expect(
      pointers(WireRequest(.get, list, query: [.init("q", "a"), .init("q", "b")]), ListTenants.self) == ["q"])
    #expect(pointers(WireRequest(.get, list, query: [.init("sort", "luck")]), ListTenants.self) == ["sort"])
    #expect(
      pointers(WireRequest(.get, list, query: [.init("descending", "1")]), ListTenants.self) == ["descending"]
    )
    let submit = "/api/tenants/acme/operations"
    #expect(pointers(WireRequest(.post, submit), SubmitOperation.self) == ["type"])
    let twice = WireRequest(
      .post, submit, body: Data(#"{"type":"pause","tenant":"other","idempotency_key":"k"}"#.utf8))
    #expect(pointers(twice, SubmitOperation.self) == ["idempotency_key", "tenant"])
    #expect(pointers(WireRequest(.post, submit, body: Data("[]".utf8)), SubmitOperation.self) == [])
    #expect(
      pointers(WireRequest(.get, "/api/plans", idempotencyKey: "k"), ListPlans.self) == ["Idempotency-Key"])
    #expect(pointers(WireRequest(.get, "/api/plans", expectedVersion: 1), ListPlans.self) == ["If-Match"])
    #expect(pointers(WireRequest(.get, "/api/else"), ListPlans.self) == ["notFound"])
  }
}
