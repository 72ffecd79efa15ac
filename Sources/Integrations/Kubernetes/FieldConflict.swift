import Foundation
import HTTPTransport

/// A field that an apply wanted to set and that somebody else has set to another value.
package struct FieldConflict: Equatable, Sendable {
  /// As whom the API server knows them, such as `kubectl-edit`.
  package let manager: String
  /// Such as `.spec.replicas`.
  package let field: String

  /// The conflicts that a refusal names in its causes; none when it was refused for another reason.
  static func all(in body: Data) -> [FieldConflict] {
    // A body that is no JSON is a proxy's, and names no conflict.
    let causes = (try? JSONValue(data: body))?[path: "details", "causes"]?.arrayValue ?? []
    return causes.compactMap { cause in
      guard cause["reason"]?.stringValue == "FieldManagerConflict" else { return nil }
      // `conflict with "kubectl" with subresource "scale" using apps/v1`: the manager comes first.
      let parts = (cause["message"]?.stringValue ?? "").split(
        separator: "\"", omittingEmptySubsequences: false)
      return FieldConflict(
        manager: parts.count > 2 ? String(parts[1]) : "somebody else",
        field: cause["field"]?.stringValue ?? "a field")
    }
  }

  /// What an apply that met them is called.
  static func error(_ conflicts: [FieldConflict], of object: KubernetesObject) -> IntegrationError {
    let place = object.namespace.map { "\($0)/" } ?? ""
    let words = Dictionary(grouping: conflicts, by: \.manager).sorted { $0.key < $1.key }.map {
      manager, all in
      "“\(manager)” has set \(all.map(\.field).sorted().prefix(5).joined(separator: ", "))"
    }
    return IntegrationError(
      "kubernetes", IntegrationError.codeConflict,
      "\(object.kind.name) \(place)\(object.name): \(words.joined(separator: "; ")) to another value.",
      detail: conflicts.map { "\($0.manager): \($0.field)" }.joined(separator: "\n"), retry: .conflict)
  }
}
