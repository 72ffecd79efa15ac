import TenantModel
import TenantryAPI

/// A tenant as a file for `tenantry tenants create -f`.
///
/// Every value is a quoted string: names such as `no` or `1e3` stay what they are.
enum TenantFileText {
  /// The file of these values; what is nil is left out.
  static func text(_ pairs: [(WizardField, String?)], redirectUris: [String]?) -> String {
    var lines = pairs.compactMap { field, value in value.map { "\(field.rawValue): \(quoted($0))" } }
    if let redirectUris, !redirectUris.isEmpty {
      lines.append("\(WizardField.redirectUris.rawValue):")
      lines += redirectUris.map { "  - \(quoted($0))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The file that would make a tenant like this one; another name and slug make the next.
  static func text(of detail: TenantDetail) -> String {
    let tenant = detail.tenant
    return "# \(tenant.slug.rawValue) as it is; its desired state lies in \(detail.desiredState).\n"
      + text(
        [
          (.name, tenant.name.rawValue), (.slug, tenant.slug.rawValue),
          (.agencyGroup, tenant.agencyGroup.rawValue), (.environment, tenant.environment.rawValue),
          (.plan, tenant.planId), (.bundle, tenant.bundleCode), (.region, tenant.region),
          (.isolation, tenant.isolation.rawValue), (.haLevel, tenant.haLevel.rawValue),
          (.template, tenant.templateId), (.image, tenant.image.rawValue),
        ], redirectUris: detail.sso?.redirectUris.map(\.rawValue))
  }

  /// A double-quoted scalar; names and codes hold no control characters.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
