import ControlSupport
import Foundation
import HTTPTransport
import Integrations
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import ControlPlane

@Suite("The logs of a tenant's pods")
struct PodLogsTests {
  /// A cluster with one pod that has been restarted and serves again.
  ///
  /// - Parameter lastWords: the answer to the question after the container before.
  private func cluster(lastWords: HTTPResponse) throws -> (ClusterObserver, CannedTransport) {
    let pod: JSONValue = [
      "metadata": ["name": "odoo-1", "namespace": "odoo-acme"],
      "status": [
        "phase": "Running",
        "containerStatuses": [["name": "odoo", "ready": true, "restartCount": 1, "state": ["running": [:]]]],
      ],
    ]
    let transport = CannedTransport { request in
      guard request.url.path.hasSuffix("/log") else {
        return HTTPResponse(status: 200, json: ["items": [pod]])
      }
      if request.url.query()?.contains("previous=true") == true { return lastWords }
      return HTTPResponse(status: 200, text: "2026-01-01T00:00:09Z serving\n")
    }
    let kubernetes = try OperationWorld.kubernetes(
      transport, SandboxSecrets().resolver, { Date() })
    return (ClusterObserver(kubernetes: kubernetes, storageSoftLimitGib: 1, now: { Date() }), transport)
  }

  @Test("begin with what a container said before it was restarted")
  func lastWords() async throws {
    let (cluster, transport) = try cluster(
      lastWords: HTTPResponse(status: 200, text: "2026-01-01T00:00:01Z out of memory\n"))
    let lines = try await cluster.podLogs(of: try .fixture("acme"), linesMax: 500, secondsMax: 3_600)
    #expect(lines.map(\.text) == ["out of memory", "serving"])
    #expect(transport.requests.last?.url.query()?.contains("sinceSeconds=3600") == true)
  }

  @Test("are whole without it, where the node keeps it no longer, and say so when nobody may read it")
  func none() async throws {
    let (gone, _) = try cluster(lastWords: HTTPResponse(status: 400, json: ["message": "not found"]))
    let lines = try await gone.podLogs(of: try .fixture("acme"), linesMax: 500, secondsMax: 3_600)
    #expect(lines.map(\.text) == ["serving"])
    let (refused, _) = try cluster(lastWords: HTTPResponse(status: 403, json: ["message": "no"]))
    await #expect(throws: IntegrationError.self) {
      _ = try await refused.podLogs(of: try .fixture("acme"), linesMax: 500, secondsMax: 3_600)
    }
  }
}
