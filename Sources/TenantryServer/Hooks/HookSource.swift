import Crypto
import Foundation
import HTTPTransport
import HTTPTypes
import TenantModel
import TenantryAPI

/// Who may tell by a webhook that something has happened outside.
package enum HookSource: String, CaseIterable, Hashable, Sendable {
  case github
  case n8n

  /// How old a delivery may be, and how far in the future it may lie.
  static let window: TimeInterval = 300

  /// What names a delivery, so that none is taken twice.
  var deliveryField: HTTPField.Name {
    switch self {
    case .github: .known("X-GitHub-Delivery")
    case .n8n: .known("Webhook-Id")
    }
  }

  /// Whether a delivery is signed with the secret, and not older than the window where the source says when it was sent.
  func isGenuine(_ body: Data, _ headers: HTTPFields, delivery: String, secret: String, at now: Date) -> Bool
  {
    switch self {
    case .github:
      guard let field = headers[.known("X-Hub-Signature-256")], field.hasPrefix("sha256=") else {
        return false
      }
      return HookSignature.isHex(field.dropFirst(7), of: body, secret: secret)
    case .n8n:
      guard let stamp = headers[.known("Webhook-Timestamp")], let seconds = Int64(stamp),
        abs(now.timeIntervalSince1970 - Double(seconds)) <= Self.window
      else { return false }
      return (headers[.known("Webhook-Signature")] ?? "").split(separator: " ").contains { signature in
        HookSignature.isValid(String(signature), id: delivery, timestamp: stamp, body: body, secret: secret)
      }
    }
  }

  /// The operations that a delivery may be about. What it says of them is not believed: they are looked at.
  func operations(in body: Data) -> [OperationID] {
    guard let value = try? JSONValue(data: body) else { return [] }
    let names: [String?] =
      switch self {
      case .github:
        // A branch of ours ends in the operation's id, and so does the name of a run that we started.
        [
          value["pull_request"]?["head"]?["ref"]?.stringValue,
          value["workflow_run"]?["head_branch"]?.stringValue,
          value["workflow_run"]?["display_title"]?.stringValue,
        ]
      case .n8n: [value["operation_id"]?.stringValue, value["operation"]?.stringValue]
      }
    return names.compactMap { name in
      guard let last = name?.split(whereSeparator: { "-/ ".contains($0) }).last else { return nil }
      return try? OperationID(String(last))
    }
  }
}
