import HTTPTransport
import TenantModel

/// A dashboard as Superset lists it.
package struct SupersetDashboard: Equatable, Sendable {
  static let columns = [
    "id", "uuid", "slug", "dashboard_title", "published", "certification_details", "url",
  ]

  package var id: Int
  package var uuid: String
  package var slug: String?
  package var title: String
  package var isPublished: Bool
  /// What we write into a dashboard's certification: whose it is.
  package var marker: String?
  /// Below Superset's root, for example `/superset/dashboard/acme/`.
  package var path: String

  init(_ json: JSONValue) {
    id = json["id"]?.intValue ?? 0
    uuid = json["uuid"]?.stringValue ?? ""
    slug = json["slug"]?.stringValue
    title = json["dashboard_title"]?.stringValue ?? ""
    isPublished = json["published"]?.boolValue ?? false
    marker = json["certification_details"]?.stringValue
    path = json["url"]?.stringValue ?? "/superset/dashboard/\(id)/"
  }

  /// True when the marker says that it was made for that tenant.
  package func belongs(to tenant: TenantID) -> Bool { marker?.hasPrefix("tenantry:\(tenant):") == true }
}
