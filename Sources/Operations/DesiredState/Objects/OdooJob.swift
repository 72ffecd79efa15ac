import HTTPTransport
import Integrations
import TenantModel

/// The job in which Odoo installs or updates modules. It belongs to one operation, so it is in the cluster, not in Git.
package struct OdooJob: Sendable {
  /// What the job's name begins with: `odoo-init`.
  let prefix: String
  /// In the order in which they can be installed.
  let install: [ModuleName]
  /// Modules, or `all`.
  let update: [String]

  /// Makes the database when it is not there, and installs the modules into it. Running it again installs nothing anew.
  static func installing(_ modules: [ModuleName]) -> OdooJob {
    OdooJob(prefix: "odoo-init", install: modules.isEmpty ? [.base] : modules, update: [])
  }

  /// Brings every module of the database to what the image holds.
  static let updatingAll = OdooJob(prefix: "odoo-update", install: [], update: ["all"])

  /// Installs and updates modules of a database that is in use.
  static func applying(_ change: ModuleChange) -> OdooJob {
    OdooJob(
      prefix: "odoo-modules", install: change.install.map(\.name), update: change.update.map(\.name.rawValue))
  }

  /// The prefix and the operation's id in lower case: a DNS label.
  func name(_ operation: OperationID) -> String { "\(prefix)-\(operation.rawValue.lowercased())" }

  func render(_ input: DesiredStateInput, operation: OperationID) -> KubernetesObject {
    let work =
      (install.isEmpty ? [] : ["--init=\(install.map(\.rawValue).joined(separator: ","))"])
      + (update.isEmpty ? [] : ["--update=\(update.joined(separator: ","))"])
    let arguments =
      ["odoo", "--database=\(input.tenant.dbName)"] + work + [
        "--without-demo=all", "--no-http", "--workers=0", "--max-cron-threads=0", "--stop-after-init",
      ]
    var pod = OdooPod.spec(input)
    pod["restartPolicy"] = "Never"
    pod["containers"] = [OdooPod.container(input, arguments: arguments)]
    return KubernetesObject(
      .job, name(operation), of: input, component: "init",
      content: [
        "spec": [
          // What failed is for people to look at; another try on a half-made database would hide why.
          "backoffLimit": 0, "activeDeadlineSeconds": 3_600, "ttlSecondsAfterFinished": 604_800,
          "template": [
            "metadata": ["labels": .texts(ObjectMarks.labels(input, component: "init"))], "spec": pod,
          ],
        ]
      ])
  }
}
