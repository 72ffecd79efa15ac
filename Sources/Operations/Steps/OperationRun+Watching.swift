import Integrations
import JobEngine

extension OperationRun {
  /// How many poll intervals a watch may last: pods that are in trouble do not always change their deployment.
  private static let watchIntervals = 3

  /// Waits until a deployment changes, where the cluster tells, and says after which time to look again.
  ///
  /// Where it does not tell, or its watch fails, looking again after the usual time is all there is.
  func waited(for status: DeploymentStatus, _ kubernetes: KubernetesClient) async throws -> Duration {
    let interval = environment.pollInterval
    guard await kubernetes.canWatch else { return interval }
    let selection = KubernetesSelection(
      .deployment, namespace: tenant.k8sNamespace.rawValue, name: OdooDeployment.name)
    do throws(IntegrationError) {
      let hasChanged = try await kubernetes.watch(
        selection, from: status.resourceVersion, limit: interval * Self.watchIntervals, until: { _ in true })
      // Changes come in bursts: one look serves those of a moment.
      return hasChanged ? min(interval, .milliseconds(250)) : .zero
    } catch {
      if error.code == IntegrationError.codeCancelled { throw CancellationError() }
      log("the cluster does not tell of changes: \(error.message)")
      return interval
    }
  }
}
