import HTTPTransport

/// Something that happened to an object of the cluster.
package struct EventSummary: Equatable, Sendable {
  /// `Normal` or `Warning`.
  package var type: String
  package var reason: String
  package var message: String
  /// `Pod/odoo-5d8…`.
  package var object: String
  package var namespace: String
  package var count: Int
  /// RFC 3339.
  package var lastSeen: String

  package init(_ event: KubernetesObject) {
    let json = event.json
    type = json["type"]?.stringValue ?? "Normal"
    reason = json["reason"]?.stringValue ?? ""
    message = json["message"]?.stringValue ?? ""
    object =
      "\(json[path: "involvedObject", "kind"]?.stringValue ?? "")/\(json[path: "involvedObject", "name"]?.stringValue ?? "")"
    namespace = event.namespace ?? ""
    count = json["count"]?.intValue ?? 1
    lastSeen = json["lastTimestamp"]?.stringValue ?? json["eventTime"]?.stringValue ?? ""
  }
}
