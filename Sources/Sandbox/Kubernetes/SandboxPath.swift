import Foundation
import HTTPTransport

/// A URL of the Kubernetes API taken apart.
struct SandboxPath {
  var apiVersion: String
  var namespace: String?
  var plural: String
  var name: String?
  var subresource: String?
  var query: [String: String]

  /// Nil for what is no path of objects.
  init?(_ url: URL) {
    var parts = url.path.split(separator: "/").map(String.init)
    switch parts.first {
    case "api" where parts.count >= 3:
      apiVersion = parts[1]
      parts.removeFirst(2)
    case "apis" where parts.count >= 4:
      apiVersion = "\(parts[1])/\(parts[2])"
      parts.removeFirst(3)
    default: return nil
    }
    if parts[0] == "namespaces", parts.count >= 3 {
      namespace = parts[1]
      parts.removeFirst(2)
    }
    plural = parts[0]
    name = parts.count > 1 ? parts[1] : nil
    subresource = parts.count > 2 ? parts[2] : nil
    let items = URLComponents(url: url, resolvingAgainstBaseURL: false)?.queryItems ?? []
    query = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
  }
}
