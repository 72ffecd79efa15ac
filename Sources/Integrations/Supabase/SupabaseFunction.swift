import Foundation
import HTTPTransport

/// An edge function that is deployed.
package struct SupabaseFunction: Equatable, Sendable {
  /// As it is called in URLs.
  package var name: String
  package var isActive: Bool
  package var version: Int
  package var updatedAt: Date

  init(_ json: JSONValue) {
    name = json["slug"]?.stringValue ?? ""
    isActive = json["status"]?.stringValue == "ACTIVE"
    version = json["version"]?.intValue ?? 0
    // Milliseconds, unlike the dates of everything else.
    updatedAt = Date(timeIntervalSince1970: Double(json["updated_at"]?.intValue ?? 0) / 1_000)
  }
}
