import Integrations
import TenantModel

/// The labels and annotations by which people and we ourselves know whose an object is.
package enum ObjectMarks {
  package static let tenantLabel = "tenantry.io/tenant"
  /// Stable for the tenant's life; proof that an object is ours.
  package static let ownerAnnotation = "tenantry.io/owner"
  /// The operation that last applied the object. Set when it is applied, not in Git.
  package static let operationAnnotation = "tenantry.io/operation"
  /// The fence of the worker that last applied the object.
  package static let fenceAnnotation = "tenantry.io/fence"
  /// Changing it on a pod template starts new pods.
  package static let restartAnnotation = "tenantry.io/restartedAt"
  package static let displayNameAnnotation = "tenantry.io/display-name"

  package static func owner(_ tenant: TenantID) -> String { "tenantry:\(tenant)" }

  static func labels(_ input: DesiredStateInput, component: String) -> [String: String] {
    selector(input, component: component).merging([
      "app.kubernetes.io/part-of": "odoo-saas", "app.kubernetes.io/managed-by": "tenantry",
      tenantLabel: input.tenant.slug.rawValue,
    ]) { $1 }
  }

  /// What never changes, for selectors.
  static func selector(_ input: DesiredStateInput, component: String) -> [String: String] {
    [
      "app.kubernetes.io/name": "odoo", "app.kubernetes.io/instance": input.tenant.slug.rawValue,
      "app.kubernetes.io/component": component,
    ]
  }

  static func annotations(_ input: DesiredStateInput) -> [String: String] {
    [ownerAnnotation: owner(input.tenant.id), displayNameAnnotation: input.tenant.name.rawValue]
  }
}

extension KubernetesObject {
  /// An object of a tenant, marked as such.
  init(
    _ kind: KubernetesKind, _ name: String, of input: DesiredStateInput, component: String,
    annotations: [String: String] = [:], content: [String: JSONContent]
  ) {
    self.init(
      kind, name: name, namespace: kind.isNamespaced ? input.namespace : nil,
      labels: ObjectMarks.labels(input, component: component),
      annotations: ObjectMarks.annotations(input).merging(annotations) { $1 }, content: content)
  }
}
