import Foundation
import TenantryAPI

extension WizardDraft {
  /// The same tenant as a file for `tenantry tenants create -f`, so that the next one need not be typed.
  ///
  /// Every value is a quoted string: names such as `no` or `1e3` stay what they are.
  var tenantFile: String {
    let request = request
    let pairs: [(WizardField, String?)] = [
      (.name, request.name), (.slug, request.slug), (.agencyGroup, request.agencyGroup),
      (.environment, request.environment), (.plan, request.plan), (.bundle, request.bundle),
      (.region, request.region), (.isolation, request.dbStrategy), (.haLevel, request.haLevel),
      (.template, request.template), (.image, request.image), (.ssoTemplate, request.ssoTemplate),
    ]
    var lines = pairs.compactMap { field, value in value.map { "\(field.rawValue): \(Self.quoted($0))" } }
    if let uris = request.redirectUris {
      lines.append("\(WizardField.redirectUris.rawValue):")
      lines += uris.map { "  - \(Self.quoted($0))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A double-quoted scalar; what is in a draft holds no control characters.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
