import Foundation
import HTTPTransport
import TestSupport
import Testing

@testable import Integrations

@Suite("an apply that meets others' fields")
struct FieldConflictTests {
  private let object = KubernetesObject(.deployment, name: "odoo", namespace: "acme")

  /// What an API server of release 1.32 says, cause by cause.
  private func refusal(_ causes: [(message: String, field: String)]) -> HTTPResponse {
    HTTPResponse(
      status: 409,
      json: [
        "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure", "reason": "Conflict",
        "message": "Apply failed with \(causes.count) conflicts", "code": 409,
        "details": [
          "causes": .array(
            causes.map {
              [
                "reason": "FieldManagerConflict", "message": .string($0.message), "field": .string($0.field),
              ]
            })
        ],
      ])
  }

  /// A server that refuses what is not forced.
  private func client(_ answer: HTTPResponse) throws -> (KubernetesClient, CannedTransport) {
    let transport = CannedTransport { request in
      request.url.query()?.contains("force=true") == true
        ? HTTPResponse(status: 200, json: ["metadata": ["name": "odoo"]]) : answer
    }
    let base = try #require(URL(string: "https://k.example"))
    return (try Systems(transport: transport, base: base).kubernetes, transport)
  }

  @Test("what others have set is named with who has set it, and is not taken by force")
  func others() async throws {
    let (kubernetes, transport) = try client(
      refusal([
        (#"conflict with "kubectl-edit" using apps/v1"#, ".spec.replicas"),
        (
          #"conflict with "hpa" with subresource "scale" using apps/v1 at 2026-01-02T03:04:05Z"#,
          ".spec.paused"
        ),
        (#"conflict with "tenantry" using apps/v1"#, ".spec.template"),
      ]))
    let error = await #expect(throws: IntegrationError.self) { _ = try await kubernetes.apply(object) }
    #expect(error?.code == IntegrationError.codeConflict && error?.retry == .conflict)
    #expect(
      error?.message
        == "Deployment acme/odoo: “hpa” has set .spec.paused; “kubectl-edit” has set .spec.replicas;"
        + " “tenantry” has set .spec.template to another value.")
    #expect(transport.requests.count == 1)
  }

  @Test("what we ourselves have set by another kind of write is taken over")
  func ours() async throws {
    let (kubernetes, transport) = try client(
      refusal([(#"conflict with "tenantry" with subresource "scale" using apps/v1"#, ".spec.replicas")]))
    #expect(try await kubernetes.apply(object).name == "odoo")
    #expect(transport.requests.map { $0.url.query()?.contains("force") } == [false, true])
  }

  @Test("a conflict about something else keeps its own words, and is not forced")
  func otherReasons() async throws {
    let (kubernetes, transport) = try client(
      HTTPResponse(status: 409, json: ["kind": "Status", "reason": "Conflict", "message": "being deleted"]))
    let error = await #expect(throws: IntegrationError.self) { _ = try await kubernetes.apply(object) }
    #expect(error?.code == IntegrationError.codeConflict && error?.message.contains("being deleted") == true)
    #expect(transport.requests.count == 1)
  }
}
