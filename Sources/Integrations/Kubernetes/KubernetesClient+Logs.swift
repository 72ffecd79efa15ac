import Foundation
import HTTPTransport

extension KubernetesClient {
  /// The last lines of a pod's log, oldest first, each with its time before it when `timestamps`.
  ///
  /// - Parameters:
  ///   - bytesMax: cut by the server.
  ///   - sinceSeconds: only what was said in the last so many seconds.
  ///   - sinceTime: only what was said from then on, RFC 3339; the server takes one of the two.
  ///   - previous: of the container before the last restart.
  package func log(
    pod: String, namespace: String, container: String? = nil, tailLines: Int? = 200, bytesMax: Int = 262_144,
    sinceSeconds: Int? = nil, sinceTime: String? = nil, timestamps: Bool = false, previous: Bool = false
  ) async throws(IntegrationError) -> [String] {
    var query = ["limitBytes": String(bytesMax)]
    query["tailLines"] = tailLines.map(String.init)
    query["container"] = container
    query["sinceSeconds"] = sinceTime == nil ? sinceSeconds.map { String(max(1, $0)) } : nil
    query["sinceTime"] = sinceTime
    if timestamps { query["timestamps"] = "true" }
    if previous { query["previous"] = "true" }
    let request = request(
      .get, KubernetesKind.pod.path(namespace: namespace, name: pod) + "/log", query: query, accept: "*/*")
    return try await authorized(request) { exchange, request throws(IntegrationError) in
      let response = try await exchange.send(request)
      return String(decoding: response.body, as: UTF8.self).split(separator: "\n").map(String.init)
    }
  }

  /// A pod's log as it grows, line by line, each with its time before it; ends with the container.
  ///
  /// - Throws: `IntegrationError` when it cannot be opened; the lines themselves throw `TransportError`, a `timeout` after
  ///   a silence, after which whoever follows asks again with `sinceTime`.
  package func followLog(
    pod: String, namespace: String, container: String? = nil, tailLines: Int = 200, sinceTime: String? = nil
  ) async throws(IntegrationError) -> HTTPStream.Lines {
    var query = ["follow": "true", "timestamps": "true"]
    query["container"] = container
    query["sinceTime"] = sinceTime
    if sinceTime == nil { query["tailLines"] = String(tailLines) }
    let request = request(
      .get, KubernetesKind.pod.path(namespace: namespace, name: pod) + "/log", query: query, accept: "*/*")
    return try await authorized(request) { exchange, request throws(IntegrationError) in
      try await exchange.open(request).lines()
    }
  }
}
