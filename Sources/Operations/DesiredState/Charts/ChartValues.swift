import HTTPTransport
import Integrations
import TenantModel

/// The values that a tenant's chart is given: what follows from tenant, template, plan and image, and the names of what
/// is there already.
enum ChartValues {
  static func render(_ input: DesiredStateInput) -> JSONValue {
    let tenant = input.tenant
    return [
      "fullnameOverride": .string(OdooDeployment.name),
      "tenant": [
        "id": .string(tenant.id.rawValue), "slug": .string(tenant.slug.rawValue),
        "name": .string(tenant.name.rawValue), "environment": .string(tenant.environment.rawValue),
        "plan": .string(input.plan.id), "template": .string(input.template.id),
      ],
      "image": [
        "repository": .string(tenant.image.repository), "tag": .string(tenant.image.tag),
        "pullPolicy": "IfNotPresent",
      ],
      "replicaCount": .int(input.replicas), "workers": .int(input.plan.resources.workers),
      "resources": OdooPod.resources(input),
      "podSecurityContext": OdooPod.security(userId: input.layout.userId, groupId: input.layout.groupId),
      "podLabels": .texts(ObjectMarks.labels(input, component: "web")),
      "podAnnotations": .texts(ObjectMarks.annotations(input)),
      "database": [
        "name": .string(tenant.dbName.rawValue), "port": .int(input.layout.databasePort),
        "existingSecret": .string(input.layout.databaseSecret),
      ],
      "config": ["existingConfigMap": .string(OdooConfiguration.name)],
      "persistence": ["existingClaim": .string(Volumes.data)], "ingress": ingress(input),
      "modules": .array(input.modules.map { .string($0.name.rawValue) }),
    ]
  }

  private static func ingress(_ input: DesiredStateInput) -> JSONValue {
    var ingress: JSONValue = [
      "enabled": true, "className": .string(input.layout.ingressClass),
      "host": .string(input.tenant.odooUrl.host), "tlsSecret": "odoo-tls",
    ]
    if let issuer = input.layout.clusterIssuer { ingress["clusterIssuer"] = .string(issuer) }
    return ingress
  }
}
