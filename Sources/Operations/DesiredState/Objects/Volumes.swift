import HTTPTransport
import Integrations

/// Odoo's file store, and the place where dumps are kept.
enum Volumes {
  static let data = "odoo-data"
  static let backups = "odoo-backups"

  static func render(_ input: DesiredStateInput) -> [KubernetesObject] {
    [
      claim(data, input, gib: input.template.volumeGib, isShared: input.tenant.haLevel == .ha),
      claim(backups, input, gib: input.plan.storageGib, isShared: false),
    ]
  }

  private static func claim(_ name: String, _ input: DesiredStateInput, gib: Int, isShared: Bool)
    -> KubernetesObject
  {
    var spec: JSONValue = [
      "accessModes": [isShared ? "ReadWriteMany" : "ReadWriteOnce"],
      "resources": ["requests": ["storage": .string("\(gib)Gi")]],
    ]
    let storageClass = isShared ? input.layout.sharedStorageClass : input.layout.storageClass
    if let storageClass { spec["storageClassName"] = .string(storageClass) }
    return KubernetesObject(
      .persistentVolumeClaim, name, of: input, component: "storage", content: ["spec": spec])
  }
}
