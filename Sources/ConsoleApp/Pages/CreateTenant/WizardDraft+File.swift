import Foundation
import TenantryAPI

extension WizardDraft {
  /// The same tenant as a file for `tenantry tenants create -f`, so that the next one need not be typed.
  var tenantFile: String {
    let request = request
    return TenantFileText.text(
      [
        (.name, request.name), (.slug, request.slug), (.agencyGroup, request.agencyGroup),
        (.environment, request.environment), (.plan, request.plan), (.bundle, request.bundle),
        (.region, request.region), (.isolation, request.dbStrategy), (.haLevel, request.haLevel),
        (.template, request.template), (.image, request.image), (.ssoTemplate, request.ssoTemplate),
      ], redirectUris: request.redirectUris)
  }
}
