import Foundation
import HTTPTransport

/// A small DigitalOcean: three regions, the cluster whose nodes Kubernetes shows, one for staging, and their droplets.
struct SandboxDigitalOcean {
  let cluster: SandboxKubernetes
  let clock: SandboxClock
  let conditions: Set<SandboxCondition>
  let token: String
  let allowance: SandboxAllowance

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    var response = answer(SandboxCall(request))
    response.headers["ratelimit-limit"] = String(SandboxAllowance.limit)
    response.headers["ratelimit-remaining"] = String(allowance.remaining)
    response.headers["ratelimit-reset"] = String(allowance.reset)
    return response
  }

  private func answer(_ call: SandboxCall) -> HTTPResponse {
    guard call.shows(token, in: "Authorization", prefix: "Bearer ") else {
      return Self.failure(401, "Unauthorized", "Unable to authenticate you")
    }
    if allowance.isSpent { return Self.failure(429, "too_many_requests", "API Rate limit exceeded.") }
    guard call.parts.first == "v2", call.parts.count > 1 else { return Self.notFound }
    guard call.method == .get else {
      return Self.failure(405, "method_not_allowed", "The sandbox's DigitalOcean can only be read.")
    }
    let rest = Array(call.parts.dropFirst())
    let right = "\(rest[0] == "droplets" ? "droplet" : rest[0]):read"
    if conditions.contains(.rightMissing("digitalocean:\(right)")) {
      return Self.failure(403, "Forbidden", "You are missing the required permission \(right).")
    }
    switch (rest[0], rest.count) {
    case ("account", 1): return HTTPResponse(status: 200, json: DigitalOceanShapes.account)
    case ("regions", 1): return page(DigitalOceanShapes.regions, "regions", call)
    case ("sizes", 1): return page(DigitalOceanShapes.sizes, "sizes", call)
    case ("kubernetes", 2...) where rest[1] == "clusters": return clusters(call, Array(rest.dropFirst(2)))
    case ("droplets", 2): return droplet(rest[1])
    case ("monitoring", 4) where rest[1] == "metrics" && rest[2] == "droplet": return metric(call, rest[3])
    default: return Self.notFound
    }
  }

  static let notFound = failure(404, "not_found", "The resource you were accessing could not be found.")

  static func failure(_ status: Int, _ id: String, _ message: String) -> HTTPResponse {
    HTTPResponse(
      status: status,
      json: ["id": .string(id), "message": .string(message), "request_id": .string(StableHash.uuid(message))])
  }

  private func page(_ items: [JSONValue], _ name: String, _ call: SandboxCall) -> HTTPResponse {
    let size = min(200, max(1, Int(call.query["per_page"] ?? "") ?? 20))
    let number = max(1, Int(call.query["page"] ?? "") ?? 1)
    let start = (number - 1) * size
    let address = { (page: Int) in
      JSONValue.string(
        "https://\(SandboxHosts.digitalOcean)\(call.request.url.path)?page=\(page)&per_page=\(size)")
    }
    var pages: JSONValue = [:]
    if start + size < items.count {
      pages["next"] = address(number + 1)
      pages["last"] = address((items.count + size - 1) / size)
    }
    if number > 1 {
      pages["first"] = address(1)
      pages["prev"] = address(number - 1)
    }
    return HTTPResponse(
      status: 200,
      json: [
        name: .array(Array(items.dropFirst(start).prefix(size))),
        "links": pages == [:] ? [:] : ["pages": pages],
        "meta": ["total": .int(items.count)],
      ])
  }

  // MARK: Clusters

  /// The names of a cluster's nodes, by the cluster's name.
  private var nodes: [(cluster: String, region: String, size: String, nodes: [String])] {
    [
      ("staging-fra1", "fra1", "s-4vcpu-8gb", ["staging-\(StableHash.suffix("staging 0", length: 5))"]),
      ("tenants-sgp1", "sgp1", "s-8vcpu-32gb", cluster.nodeNames),
    ]
  }

  private func clusters(_ call: SandboxCall, _ rest: [String]) -> HTTPResponse {
    let all = nodes.map {
      DigitalOceanShapes.cluster($0.cluster, region: $0.region, size: $0.size, nodes: $0.nodes)
    }
    guard let id = rest.first else { return page(all, "kubernetes_clusters", call) }
    guard let found = all.first(where: { $0["id"]?.stringValue == id }) else { return Self.notFound }
    switch rest.dropFirst().first {
    case nil: return HTTPResponse(status: 200, json: ["kubernetes_cluster": found])
    case "node_pools": return HTTPResponse(status: 200, json: ["node_pools": found["node_pools"] ?? []])
    case "upgrades":
      let version: JSONValue = [
        "slug": "1.36.2-do.0", "kubernetes_version": "1.36.2", "supported_features": ["cluster-autoscaler"],
      ]
      return HTTPResponse(status: 200, json: ["available_upgrade_versions": [version]])
    default: return Self.notFound
    }
  }

  // MARK: Droplets

  private func node(ofDroplet id: String) -> (name: String, region: String, size: String)? {
    for pool in nodes {
      if let name = pool.nodes.first(where: { String(SandboxKubernetes.droplet(ofNode: $0)) == id }) {
        return (name, pool.region, pool.size)
      }
    }
    return nil
  }

  private func droplet(_ id: String) -> HTTPResponse {
    guard let node = node(ofDroplet: id) else { return Self.notFound }
    return HTTPResponse(
      status: 200,
      json: ["droplet": DigitalOceanShapes.droplet(node.name, region: node.region, size: node.size)])
  }

  private func metric(_ call: SandboxCall, _ name: String) -> HTTPResponse {
    guard let id = call.query["host_id"], let start = Int(call.query["start"] ?? ""),
      let end = Int(call.query["end"] ?? ""), start <= end
    else { return Self.failure(400, "bad_request", "host_id, start and end are required.") }
    // Of a droplet that is not ours, DigitalOcean says nothing rather than that it is not there.
    let series = node(ofDroplet: id).map { measured(name, node: $0.name, size: $0.size, start, end) } ?? []
    guard let series else { return Self.notFound }
    let result = series.map { labels, points -> JSONValue in
      [
        "metric": labels.merging(["host_id": .string(id)]),
        "values": .array(points.map { [.int($0.0), .string(String($0.1))] }),
      ]
    }
    return HTTPResponse(
      status: 200, json: ["status": "success", "data": ["resultType": "matrix", "result": .array(result)]])
  }

  /// One point a minute, at most an hour's worth of them.
  private func measured(_ name: String, node: String, size: String, _ start: Int, _ end: Int)
    -> [(JSONValue, [(Int, Double)])]?
  {
    let times = Array(stride(from: start, through: end, by: max(60, (end - start) / 60)))
    let pods = cluster.podsPerNode
    let load = { (at: Int) in
      SandboxKubernetes.load(ofNode: node, pods: pods, at: Date(timeIntervalSince1970: Double(at)))
    }
    let memory = Double(size == "s-8vcpu-32gb" ? 32 : 8) * 1_073_741_824
    let disk = memory * 10
    let flat = { (value: @escaping (Int) -> Double) in
      [(JSONValue.object([:]), times.map { ($0, value($0)) })]
    }
    switch name {
    case "cpu":
      var busy = 0.0
      var last = start
      let spent = times.map { at -> (Int, Double, Double) in
        busy += load(at).processor * Double(at - last)
        last = at
        return (at, 90_000 + busy, 400_000 + Double(at - start) - busy)
      }
      return [
        (["mode": "user"], spent.map { ($0.0, $0.1) }), (["mode": "idle"], spent.map { ($0.0, $0.2) }),
      ]
    case "memory_total": return flat { _ in memory }
    case "memory_available": return flat { memory * (1 - load($0).memory) }
    case "filesystem_size": return flat { _ in disk }
    case "filesystem_free": return flat { _ in disk * (0.35 + 0.4 * StableHash.unit("disk " + node)) }
    case "load_1": return flat { load($0).processor * 8 }
    default: return nil
    }
  }
}
