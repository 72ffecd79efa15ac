import HTTPTransport

/// One object as JSON, with what every object has by name.
package struct KubernetesObject: Hashable, Sendable {
  package let kind: KubernetesKind
  /// The whole object, `apiVersion` and `kind` included.
  package var json: JSONValue

  package init(
    _ kind: KubernetesKind, name: String, namespace: String? = nil, labels: [String: String] = [:],
    annotations: [String: String] = [:], content: [String: JSONValue] = [:]
  ) {
    var metadata: [String: JSONValue] = ["name": .string(name)]
    if let namespace { metadata["namespace"] = .string(namespace) }
    if !labels.isEmpty { metadata["labels"] = .object(labels.mapValues(JSONValue.string)) }
    if !annotations.isEmpty { metadata["annotations"] = .object(annotations.mapValues(JSONValue.string)) }
    var members = content
    members["apiVersion"] = .string(kind.apiVersion)
    members["kind"] = .string(kind.name)
    members["metadata"] = .object(metadata)
    self.kind = kind
    json = .object(members)
  }

  /// Takes an answer as it is; objects inside lists lack kind and version, which are filled in.
  package init(_ kind: KubernetesKind, json: JSONValue) {
    self.kind = kind
    self.json = json
    self.json["apiVersion"] = .string(kind.apiVersion)
    self.json["kind"] = .string(kind.name)
  }

  package var name: String { json[path: "metadata", "name"]?.stringValue ?? "" }
  package var namespace: String? { json[path: "metadata", "namespace"]?.stringValue }
  package var uid: String? { json[path: "metadata", "uid"]?.stringValue }
  package var resourceVersion: String? { json[path: "metadata", "resourceVersion"]?.stringValue }
  package var generation: Int { json[path: "metadata", "generation"]?.intValue ?? 0 }
  package var labels: [String: String] { Self.strings(json[path: "metadata", "labels"]) }
  package var annotations: [String: String] { Self.strings(json[path: "metadata", "annotations"]) }

  /// The same object with these annotations besides its own.
  package func annotated(_ more: [String: String]) -> KubernetesObject {
    var copy = self
    var metadata = json["metadata"] ?? .object([:])
    metadata["annotations"] = .object(annotations.merging(more) { $1 }.mapValues(JSONValue.string))
    copy.json["metadata"] = metadata
    return copy
  }

  private static func strings(_ value: JSONValue?) -> [String: String] {
    value?.objectValue?.compactMapValues(\.stringValue) ?? [:]
  }
}
