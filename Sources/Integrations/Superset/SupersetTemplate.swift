import HTTPTransport
import TenantModel

/// The files of an export of one dashboard, with places to fill in for a tenant.
///
/// In texts stand `{{slug}}`, `{{name}}`, `{{schema}}`, `{{database_name}}`, `{{database_uri}}`,
/// `{{database_uuid}}` and `{{uuid:x}}`, an id of the tenant's own for each x. Paths are as in an export,
/// without its folder: `metadata.yaml`, `databases/…`, `datasets/…`, `charts/…`, `dashboards/…`.
package struct SupersetTemplate: Equatable, Sendable {
  /// For whom a template is filled in.
  package struct Subject: Equatable, Sendable {
    package var tenant: TenantID
    package var slug: Slug
    package var name: DisplayText
    package var schema: DatabaseName
    package var operation: OperationID

    package init(
      tenant: TenantID, slug: Slug, name: DisplayText, schema: DatabaseName, operation: OperationID
    ) {
      self.tenant = tenant
      self.slug = slug
      self.name = name
      self.schema = schema
      self.operation = operation
    }
  }

  /// The database that all tenants' schemas are in.
  package struct Database: Equatable, Sendable {
    package var name: String
    /// A SQLAlchemy URI with `XXXXXXXXXX` for the password.
    package var maskedURI: String

    package init(name: String, maskedURI: String) {
      self.name = name
      self.maskedURI = maskedURI
    }
  }

  package var files: [String: JSONValue]

  /// - Throws: `invalid` unless exactly one file is a dashboard's.
  package init(files: [String: JSONValue]) throws(IntegrationError) {
    guard files.keys.filter({ $0.hasPrefix("dashboards/") }).count == 1 else {
      throw IntegrationError(
        "superset", IntegrationError.codeInvalid, "A template holds exactly one dashboard.", retry: .permanent
      )
    }
    self.files = files
  }

  init(known files: [String: JSONValue]) { self.files = files }

  /// The files for one tenant, its dashboard marked as the tenant's.
  ///
  /// - Parameter databaseId: what Superset knows the database by; nil while it does not.
  func filled(for subject: Subject, database: Database, databaseId: String? = nil) -> [String: JSONValue] {
    let values = [
      "slug": subject.slug.rawValue, "name": subject.name.rawValue, "schema": subject.schema.rawValue,
      "database_name": database.name, "database_uri": database.maskedURI,
      "database_uuid": databaseId ?? StableUUID.text("database/\(database.name)"),
    ]
    var filled: [String: JSONValue] = [:]
    for (path, content) in files {
      var value = Self.fill(content, values: values, tenant: subject.tenant)
      if path.hasPrefix("dashboards/") {
        value["slug"] = .string(subject.slug.rawValue)
        value["certified_by"] = "tenantry"
        value["certification_details"] = .string("tenantry:\(subject.tenant):\(subject.operation)")
      }
      filled[Self.fill(path, values: values, tenant: subject.tenant)] = value
    }
    return filled
  }

  private static func fill(_ value: JSONValue, values: [String: String], tenant: TenantID) -> JSONValue {
    switch value {
    case .string(let text): .string(fill(text, values: values, tenant: tenant))
    case .array(let items): .array(items.map { fill($0, values: values, tenant: tenant) })
    case .object(let members): .object(members.mapValues { fill($0, values: values, tenant: tenant) })
    default: value
    }
  }

  /// What stands for nothing known is left as it is, so that Superset complains of it rather than nobody.
  private static func fill(_ text: String, values: [String: String], tenant: TenantID) -> String {
    text.replacing(/\{\{([a-z_]+)(?::([a-z0-9_-]+))?\}\}/) { match in
      switch (String(match.1), match.2.map(String.init)) {
      case ("uuid", let name?): StableUUID.text("\(tenant)/\(name)")
      case (let name, nil): values[name] ?? String(match.0)
      default: String(match.0)
      }
    }
  }
}
