import HTTPTransport
import Integrations
import TenantModel

/// The job that makes the database and installs modules. It belongs to one operation, so it is in the cluster, not in Git.
package enum OdooInitJob {
  /// `odoo-init-` and the operation's id in lower case: a DNS label.
  package static func name(_ operation: OperationID) -> String {
    "odoo-init-\(operation.rawValue.lowercased())"
  }

  /// Installs the modules into the database, which it makes when it is not there, and ends. Running it again installs
  /// nothing anew.
  package static func render(_ input: DesiredStateInput, operation: OperationID) -> KubernetesObject {
    let modules = input.modules.map(\.name.rawValue)
    let arguments = [
      "odoo", "--database=\(input.tenant.dbName)",
      "--init=\((modules.isEmpty ? ["base"] : modules).joined(separator: ","))",
      "--without-demo=all", "--no-http", "--workers=0", "--max-cron-threads=0", "--stop-after-init",
    ]
    var pod = OdooPod.spec(input)
    pod["restartPolicy"] = "Never"
    pod["containers"] = [OdooPod.container(input, arguments: arguments)]
    return KubernetesObject(
      .job, name(operation), of: input, component: "init",
      content: [
        "spec": [
          // A failed init is for people to look at; another try on a half-made database would hide why.
          "backoffLimit": 0, "activeDeadlineSeconds": 3_600, "ttlSecondsAfterFinished": 604_800,
          "template": [
            "metadata": ["labels": .texts(ObjectMarks.labels(input, component: "init"))], "spec": pod,
          ],
        ]
      ])
  }
}
