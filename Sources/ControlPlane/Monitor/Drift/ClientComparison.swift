import HTTPTransport
import StorageCore
import TenantModel

/// Compares a client in Keycloak with its file: every field that the file sets, lists without their order.
enum ClientComparison {
  static func differences(wanted: JSONValue, there: JSONValue?) -> [DriftLook.Difference] {
    let name = wanted["clientId"]?.stringValue ?? "?"
    guard let there else {
      return [DriftLook.Difference(.clientMissing, name, expected: "a client", found: "none")]
    }
    let fields = (wanted.objectValue ?? [:]).sorted { $0.key < $1.key }
    return fields.flatMap { key, value in differences(key, value, there[key]) }
  }

  private static func differences(_ key: String, _ wanted: JSONValue, _ there: JSONValue?)
    -> [DriftLook.Difference]
  {
    switch (wanted, there) {
    case (.object(let members), let there):
      return members.sorted { $0.key < $1.key }.flatMap {
        differences("\(key).\($0.key)", $0.value, there?[$0.key])
      }
    case (.array(let left), .array(let right)?) where Set(left) == Set(right): return []
    case (let wanted, let there) where wanted == there: return []
    default:
      return [
        DriftLook.Difference(
          .clientChanged, key, expected: DriftText.of(wanted), found: DriftText.of(there))
      ]
    }
  }
}
