import Foundation
import HTTPTransport

/// `tenant.yaml`: the tenant in the PRD's words, as far as somebody chose it. What only the platform observes is left out.
enum TenantFile {
  static func render(_ input: DesiredStateInput) -> JSONValue {
    let tenant = input.tenant
    return [
      "id": .string(tenant.id.rawValue), "slug": .string(tenant.slug.rawValue),
      "name": .string(tenant.name.rawValue),
      "agency_group": .string(tenant.agencyGroup.rawValue),
      "environment": .string(tenant.environment.rawValue),
      "desired_status": input.isPaused ? "paused" : "active", "plan_id": .string(tenant.planId),
      "region": .string(tenant.region), "isolation": .string(tenant.isolation.rawValue),
      "ha_level": .string(tenant.haLevel.rawValue), "template_id": .string(tenant.templateId),
      "bundle_code": .string(tenant.bundleCode), "image": .string(tenant.image.rawValue),
      "db_name": .string(tenant.dbName.rawValue), "db_host": tenant.dbHost.map(JSONValue.string) ?? .null,
      "k8s_namespace": .string(tenant.k8sNamespace.rawValue), "odoo_url": .string(tenant.odooUrl.rawValue),
      "created_at": .string(tenant.createdAt.formatted(.iso8601)),
      "sso": [
        "keycloak_realm": .string(input.sso.keycloakRealm),
        "keycloak_client_id": .string(input.sso.keycloakClientId),
        "redirect_uris": .array(input.sso.redirectUris.map { .string($0.rawValue) }),
      ],
    ]
  }
}
