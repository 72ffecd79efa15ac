/// Something that is wrong with the platform for as long as it is set.
package enum SandboxCondition: Hashable, Sendable {
  /// Images whose name, or namespaces whose name, holds the text cannot be pulled.
  case imagePullFails(String)
  /// Containers in namespaces that hold the text end at once.
  case crashes(String)
  /// The first pod of namespaces that hold the text ends at once; the others serve.
  case firstPodCrashes(String)
  /// Init jobs in namespaces that hold the text fail.
  case initFails(String)
  /// Images do not hold the module of exactly that name: Odoo leaves it out and ends well.
  case moduleMissing(String)
  /// Copies whose name holds the text keep something alive that should be off.
  case notNeutralised(String)
  /// The database secret of namespaces that hold the text is not there.
  case secretMissing(String)
  /// Runs of the ETL in schemas that hold the text fail.
  case etlFails(String)
  /// Executions that begin at webhooks whose path holds the text fail.
  case workflowFails(String)
  /// Releases of charts in namespaces that hold the text fail.
  case chartFails(String)
  /// Releases of charts in namespaces that hold the text never come to an end.
  case chartStuck(String)
  /// Pull requests of ours are merged once their check has passed, as if somebody had read them.
  case mergesByItself
  /// A credential lacks a right: `github:contents`, `n8n:workflow:activate`, `mattermost:create_post` …
  case rightMissing(String)
}
