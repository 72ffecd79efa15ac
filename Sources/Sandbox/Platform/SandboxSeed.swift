import Foundation
import HTTPTransport

/// Puts tenants in place that were there before anybody looked.
enum SandboxSeed {
  /// Host name to namespace, of all ingresses.
  static let hosts = "hosts"
  static let secretName = "odoo-database"
  private static let troubles = "troubles"

  static func add(_ tenant: SandboxTenant, to store: SandboxStore) {
    let namespace = tenant.namespace
    store.seed(record(object("v1", "Namespace", namespace, nil, tenant)), "k8s/namespaces/", namespace)
    store.seed(databaseSecret(namespace: namespace), "k8s/secrets/\(namespace)", secretName)
    store.seed(deployment(tenant), "k8s/deployments/\(namespace)", "odoo")
    store.seed(volume(tenant), "k8s/persistentvolumeclaims/\(namespace)", "odoo-data")
    store.seed(.string(namespace), hosts, tenant.host)
    store.seed(
      .array(tenant.modules.map(JSONValue.string)), SandboxOdooDatabase.modules, namespace)
    store.seed(.bool(tenant.isNeutralized), SandboxOdooDatabase.neutralized, namespace)
    for object in tenant.objects { add(object, of: tenant, to: store) }
    if let since = tenant.backupsFailSince {
      store.seed(.int(Int(since.timeIntervalSince1970)), SandboxCronJob.failing, namespace)
    }
    if tenant.state == .imagePull || tenant.state == .crashing {
      store.seed(.string(tenant.state.rawValue), troubles, namespace)
    }
    if let database = tenant.database { SandboxPostgres.seed(database, of: tenant.tenantId, in: store) }
    SandboxKeycloak.seedUsers(of: tenant, in: store)
    if let clientId = tenant.clientId {
      let plain: JSONValue = [
        "id": .string(StableHash.uuid(clientId)), "clientId": .string(clientId), "enabled": true,
        "protocol": "openid-connect", "publicClient": false, "standardFlowEnabled": true,
        "redirectUris": [.string("https://\(tenant.host)/auth_oauth/signin")],
        "attributes": ["tenantry.owner": .string("tenantry:\(tenant.tenantId)")],
      ]
      var client = tenant.client ?? plain
      client["id"] = plain["id"]
      store.seed(client, SandboxKeycloak.clients(tenant.realm), clientId)
    }
  }

  /// An object as it was applied: every field of it is ours, but what somebody changed by hand.
  private static func add(_ applied: JSONValue, of tenant: SandboxTenant, to store: SandboxStore) {
    guard let kindName = applied["kind"]?.stringValue,
      let kind = SandboxKind.all.first(where: { $0.kind == kindName }),
      let name = applied[path: "metadata", "name"]?.stringValue
    else { return }
    var owners = FieldOwnership.fields(of: applied).mapValues { _ in JSONValue.string("tenantry/Apply") }
    var object = applied
    object["metadata"] = (applied["metadata"] ?? [:]).merging([
      "uid": .string(StableHash.uuid("\(kindName)/\(tenant.namespace)/\(name)")), "resourceVersion": "960",
      "generation": 1, "creationTimestamp": .string(SandboxClock.text(tenant.createdAt)),
    ])
    if kindName == "Deployment", let replicas = tenant.replicasByHand {
      object["spec"] = object["spec"]?.merging(["replicas": .int(replicas)])
      owners[".spec.replicas"] = "kubectl-edit/Update"
    }
    var kept: JSONValue = ["object": object, "owners": .object(owners)]
    if kindName == "Deployment" { kept["rollout"] = deployment(tenant)["rollout"] }
    store.seed(kept, kind.collection(tenant.namespace), name)
  }

  /// What is wrong with a seeded tenant, until its deployment is changed.
  static func conditions(of namespace: String, in store: SandboxStore) -> [SandboxCondition] {
    guard let trouble = store[troubles, namespace]?.stringValue,
      store["k8s/deployments/\(namespace)", "odoo"]?["owners"] == .object([:])
    else { return [] }
    return trouble == SandboxTenant.State.imagePull.rawValue
      ? [.imagePullFails(namespace)] : [.crashes(namespace)]
  }

  static func databaseSecret(namespace: String) -> JSONValue {
    record([
      "type": "Opaque",
      "data": ["host": "cG9zdGdyZXM=", "port": "NTQzMg==", "user": "b2Rvbw==", "password": "c2FuZGJveA=="],
      "metadata": [
        "name": .string(secretName), "namespace": .string(namespace),
        "uid": .string(StableHash.uuid("secret" + namespace)),
        "creationTimestamp": "2026-01-12T08:00:00Z", "resourceVersion": "900",
      ],
    ])
  }

  private static func volume(_ tenant: SandboxTenant) -> JSONValue {
    var claim = object("v1", "PersistentVolumeClaim", "odoo-data", tenant.namespace, tenant)
    claim["spec"] = [
      "accessModes": [.string(tenant.replicas > 1 ? "ReadWriteMany" : "ReadWriteOnce")],
      "resources": ["requests": ["storage": "10Gi"]], "volumeMode": "Filesystem",
    ]
    claim["status"] = ["phase": "Bound"]
    return record(claim)
  }

  private static func deployment(_ tenant: SandboxTenant) -> JSONValue {
    let labels: JSONValue = [
      "app.kubernetes.io/name": "odoo", "app.kubernetes.io/instance": .string(tenant.slug),
      "app.kubernetes.io/component": "web",
    ]
    let replicas = tenant.state == .paused ? 0 : tenant.replicasByHand ?? tenant.replicas
    let template: JSONValue = [
      "metadata": ["labels": labels.merging(["tenantry.io/tenant": .string(tenant.slug)])],
      "spec": ["containers": [["name": "odoo", "image": .string(tenant.image)]]],
    ]
    var deployment = object("apps/v1", "Deployment", "odoo", tenant.namespace, tenant)
    deployment["spec"] = [
      "replicas": .int(replicas), "selector": ["matchLabels": labels], "template": template,
      "strategy": ["type": tenant.replicas > 1 ? "RollingUpdate" : "Recreate"],
    ]
    let hash = StableHash.suffix("\(tenant.slug)/\(tenant.image)", length: 10)
    let at = JSONValue.double(tenant.createdAt.timeIntervalSince1970)
    var kept = record(deployment)
    kept["rollout"] = [
      "at": at, "since": at, "hash": .string(hash), "replicas": .int(replicas), "oldHash": .string(hash),
      "oldReplicas": 0,
    ]
    return kept
  }

  private static func object(
    _ apiVersion: String, _ kind: String, _ name: String, _ namespace: String?, _ tenant: SandboxTenant
  ) -> JSONValue {
    var metadata: JSONValue = [
      "name": .string(name), "uid": .string(StableHash.uuid("\(kind)/\(tenant.namespace)/\(name)")),
      "generation": 1,
      "creationTimestamp": .string(SandboxClock.text(tenant.createdAt)), "resourceVersion": "950",
      "labels": ["tenantry.io/tenant": .string(tenant.slug), "app.kubernetes.io/managed-by": "tenantry"],
      "annotations": ["tenantry.io/owner": .string("tenantry:\(tenant.tenantId)")],
    ]
    metadata["namespace"] = namespace.map(JSONValue.string)
    return ["apiVersion": .string(apiVersion), "kind": .string(kind), "metadata": metadata]
  }

  private static func record(_ object: JSONValue) -> JSONValue { ["object": object, "owners": [:]] }
}
