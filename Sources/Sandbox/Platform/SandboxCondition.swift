/// Something that is wrong with the cluster for as long as it is set.
package enum SandboxCondition: Hashable, Sendable {
  /// Images whose name, or namespaces whose name, holds the text cannot be pulled.
  case imagePullFails(String)
  /// Containers in namespaces that hold the text end at once.
  case crashes(String)
  /// Init jobs in namespaces that hold the text fail.
  case initFails(String)
  /// The database secret of namespaces that hold the text is not there.
  case secretMissing(String)
}
