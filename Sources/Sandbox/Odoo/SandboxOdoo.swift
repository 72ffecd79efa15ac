import Foundation
import HTTPTransport

/// The tenants' Odoos, as the ingress controller shows them to the world.
struct SandboxOdoo {
  let cluster: SandboxKubernetes

  /// - Throws: `TransportError` when no ingress has that host: its name does not resolve.
  func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    let host = request.url.host() ?? ""
    guard let namespace = cluster.namespace(ofHost: host) else {
      throw TransportError(.unreachable, "The name \(host) does not resolve.")
    }
    let ready = cluster.pods(in: namespace).contains { $0.owner == .deployment && $0.isReady }
    guard ready else {
      return HTTPResponse(
        status: 503, headers: ["Content-Type": "text/html"],
        body: Data("<html><head><title>503 Service Temporarily Unavailable</title></head></html>".utf8))
    }
    guard request.url.path == "/web/health" else {
      return HTTPResponse(status: 303, headers: ["Location": "/web/login"])
    }
    return HTTPResponse(status: 200, json: ["status": "pass", "db_server_status": true])
  }
}
