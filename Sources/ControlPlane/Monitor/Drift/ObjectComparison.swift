import HTTPTransport
import Integrations
import StorageCore
import TenantModel

/// Compares an object in the cluster with what we apply: every field that we set, and no other. What the API server adds
/// as a default, and what others have set besides, is no difference.
///
/// Elements of lists that have a name are compared with those of the same name, as the API server merges them; other
/// lists are whole. Amounts such as `1000m` and `1` are the same.
struct ObjectComparison {
  /// By which member the API server tells elements of a list apart, the first that they have.
  private static let keys = ["name", "containerPort", "mountPath", "topologyKey"]

  let wanted: KubernetesObject
  /// Nil when it is not there.
  let there: KubernetesObject?

  var differences: [DriftLook.Difference] {
    let title = "\(wanted.kind.name) \(wanted.name)"
    guard let there else {
      return [DriftLook.Difference(.objectMissing, title, expected: "there", found: "missing")]
    }
    return fields(wanted.json, there.json, at: []).map { field in
      let isImage = wanted.kind == .deployment && field.path.last == "image"
      let found = DriftText.of(field.there)
      let manager = there.manager(of: field.path)
      return DriftLook.Difference(
        isImage ? .image : .fieldChanged, "\(title) .\(field.path.joined(separator: "."))",
        expected: DriftText.of(field.wanted),
        found: manager.map { $0 == KubernetesClient.fieldManager ? found : "\(found), set by \($0)" } ?? found
      )
    }
  }

  private struct Field {
    var path: [String]
    var wanted: JSONValue
    var there: JSONValue?
  }

  private func fields(_ wanted: JSONValue, _ there: JSONValue?, at path: [String]) -> [Field] {
    switch (wanted, there) {
    case (.object(let members), .object(let others)?):
      return members.sorted { $0.key < $1.key }.flatMap {
        fields($0.value, others[$0.key], at: path + [$0.key])
      }
    case (.object(let members), nil) where members.isEmpty: return []
    case (.array(let left), .array(let right)?):
      return elements(left, right, at: path, whole: Field(path: path, wanted: wanted, there: there))
    case (.array(let left), nil) where left.isEmpty: return []
    case (.string(let left), .string(let right)?) where Quantity.isSame(left, right): return []
    case (let wanted, let there) where Self.isSame(wanted, there): return []
    default: return [Field(path: path, wanted: wanted, there: there)]
    }
  }

  private func elements(_ left: [JSONValue], _ right: [JSONValue], at path: [String], whole: Field) -> [Field]
  {
    guard let key = Self.keys.first(where: { key in left.allSatisfy { $0[key] != nil } }), !left.isEmpty
    else {
      // Without names the list is one value: what others have added to it is a difference.
      guard left.count == right.count else { return [whole] }
      let all = zip(left, right).enumerated().flatMap { index, pair in
        fields(pair.0, pair.1, at: path + ["\(index)"])
      }
      return all
    }
    return left.flatMap { element -> [Field] in
      let name = DriftText.of(element[key])
      let other = right.first { $0[key] == element[key] }
      guard let other else { return [Field(path: path + [name], wanted: element, there: nil)] }
      return fields(element, other, at: path + [name])
    }
  }

  /// A number may come back as its text, and the other way round.
  private static func isSame(_ wanted: JSONValue, _ there: JSONValue?) -> Bool {
    if wanted == there { return true }
    switch (wanted, there) {
    case (.int(let number), .string(let text)?), (.string(let text), .int(let number)?):
      return String(number) == text
    // What is nought or no by default need not be shown.
    case (.bool(false), nil), (.string(""), nil), (.int(0), nil): return true
    default: return false
    }
  }
}
