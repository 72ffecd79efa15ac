import HTTPTransport
import Integrations

/// `odoo.conf`, without anything secret: the database's address and password come from the secret, as variables.
enum OdooConfiguration {
  static let name = "odoo-config"
  private static let softMemoryMin = 402_653_184

  static func render(_ input: DesiredStateInput) throws -> KubernetesObject {
    KubernetesObject(
      .configMap, name, of: input, component: "web",
      content: ["data": ["odoo.conf": .string(try text(input))]])
  }

  /// The file's text, options sorted. The template's settings come first, so ours win.
  static func text(_ input: DesiredStateInput) throws -> String {
    var options: [String: String] = [:]
    for (name, value) in input.template.envDefaults {
      guard OdooSetting.isValid(name, value) else {
        throw DesiredStateError("The template \(input.template.id) has a setting that odoo.conf cannot hold.")
      }
      options[name] = value
    }
    options.merge(ours(input)) { $1 }
    return "[options]\n" + options.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)\n" }.joined()
  }

  private static func ours(_ input: DesiredStateInput) -> [String: String] {
    let resources = input.plan.resources
    // Three fifths of the pod's memory shared by its HTTP workers; a worker is recycled at `soft`, killed at `hard`.
    let soft = max(softMemoryMin, resources.memoryLimitMib * 1_048_576 / 5 * 3 / max(resources.workers, 1))
    return [
      "data_dir": "/var/lib/odoo", "addons_path": "/mnt/extra-addons",
      "db_name": input.tenant.dbName.rawValue,
      "dbfilter": "^\(input.tenant.dbName)$", "list_db": "False", "proxy_mode": "True", "without_demo": "all",
      "http_port": "8069", "gevent_port": "8072", "workers": String(resources.workers),
      "max_cron_threads": "1",
      "limit_memory_soft": String(soft), "limit_memory_hard": String(soft / 4 * 5), "log_level": "info",
    ]
  }
}
