import HTTPTransport

/// What the stand-ins' own chart makes of its values: one deployment, and the host that leads to it.
struct SandboxRelease {
  static let name = "odoo"

  let namespace: String
  let values: JSONValue

  private var host: String? { values[path: "ingress", "host"]?.stringValue }

  /// Writes both, as the controller that was told of the release would.
  func make(in store: SandboxStore, clock: SandboxClock) throws {
    let collection = "k8s/deployments/\(namespace)"
    let record = store[collection, Self.name]
    let old = record?["object"]
    var object = deployment
    let isChanged = old?["spec"] != object["spec"]
    guard isChanged else { return }
    var metadata = object["metadata"] ?? .object([:])
    metadata["uid"] =
      old?[path: "metadata", "uid"] ?? .string(StableHash.uuid("\(namespace)/Deployment/\(store.revision)"))
    metadata["creationTimestamp"] =
      old?[path: "metadata", "creationTimestamp"] ?? .string(SandboxClock.text(clock.now))
    metadata["resourceVersion"] = .string(String(store.revision + 1))
    metadata["generation"] = .int((old?[path: "metadata", "generation"]?.intValue ?? 0) + 1)
    object["metadata"] = metadata
    var next: JSONValue = ["object": object, "owners": ["": "helm/Update"]]
    if let kind = SandboxKind.named(plural: "deployments", apiVersion: "apps/v1") {
      next["rollout"] = SandboxRollout.next(after: record, object: object, kind: kind, clock: clock)
    }
    try store.set(next, collection, Self.name)
    if let host, store[SandboxSeed.hosts, host] != .string(namespace) {
      try store.set(.string(namespace), SandboxSeed.hosts, host)
    }
  }

  private var deployment: JSONValue {
    let labels = values["podLabels"] ?? .object([:])
    let image =
      "\(values[path: "image", "repository"]?.stringValue ?? ""):\(values[path: "image", "tag"]?.stringValue ?? "")"
    return [
      "apiVersion": "apps/v1", "kind": "Deployment",
      "metadata": ["name": .string(Self.name), "namespace": .string(namespace), "labels": labels],
      "spec": [
        "replicas": values["replicaCount"] ?? 1, "selector": ["matchLabels": labels],
        "strategy": ["type": "Recreate"],
        "template": [
          "metadata": ["labels": labels, "annotations": values["podAnnotations"] ?? .object([:])],
          "spec": ["containers": [["name": "odoo", "image": .string(image)]]],
        ],
      ],
    ]
  }
}
