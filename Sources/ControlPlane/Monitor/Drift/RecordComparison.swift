import HTTPTransport
import StorageCore
import TenantModel

/// Compares a tenant's record with `tenant.yaml`: somebody may have merged a change that the platform did not make.
enum RecordComparison {
  static func differences(_ file: JSONValue, record: Tenant) -> [DriftLook.Difference] {
    let pairs = [
      ("image", record.image.rawValue), ("plan_id", record.planId), ("ha_level", record.haLevel.rawValue),
      ("bundle_code", record.bundleCode), ("db_name", record.dbName.rawValue),
      ("odoo_url", record.odooUrl.rawValue), ("k8s_namespace", record.k8sNamespace.rawValue),
    ]
    return pairs.compactMap { name, value in
      guard let said = file[name]?.stringValue, said != value else { return nil }
      return DriftLook.Difference(.recordDiffers, "tenant.yaml \(name)", expected: value, found: said)
    }
  }
}
