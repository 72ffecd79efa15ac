/// A kind of object, with what its URL needs.
package struct KubernetesKind: Hashable, Sendable {
  /// For example `apps/v1`.
  package let apiVersion: String
  /// For example `Deployment`.
  package let name: String
  /// As in URLs, for example `deployments`.
  package let plural: String
  package let isNamespaced: Bool

  private init(_ apiVersion: String, _ name: String, _ plural: String, isNamespaced: Bool = true) {
    self.apiVersion = apiVersion
    self.name = name
    self.plural = plural
    self.isNamespaced = isNamespaced
  }

  package static let namespace = KubernetesKind("v1", "Namespace", "namespaces", isNamespaced: false)
  package static let node = KubernetesKind("v1", "Node", "nodes", isNamespaced: false)
  package static let pod = KubernetesKind("v1", "Pod", "pods")
  package static let event = KubernetesKind("v1", "Event", "events")
  package static let secret = KubernetesKind("v1", "Secret", "secrets")
  package static let service = KubernetesKind("v1", "Service", "services")
  package static let configMap = KubernetesKind("v1", "ConfigMap", "configmaps")
  package static let resourceQuota = KubernetesKind("v1", "ResourceQuota", "resourcequotas")
  package static let limitRange = KubernetesKind("v1", "LimitRange", "limitranges")
  package static let serviceAccount = KubernetesKind("v1", "ServiceAccount", "serviceaccounts")
  package static let persistentVolumeClaim = KubernetesKind(
    "v1", "PersistentVolumeClaim", "persistentvolumeclaims")
  package static let deployment = KubernetesKind("apps/v1", "Deployment", "deployments")
  package static let job = KubernetesKind("batch/v1", "Job", "jobs")
  package static let cronJob = KubernetesKind("batch/v1", "CronJob", "cronjobs")
  package static let ingress = KubernetesKind("networking.k8s.io/v1", "Ingress", "ingresses")
  package static let networkPolicy = KubernetesKind(
    "networking.k8s.io/v1", "NetworkPolicy", "networkpolicies")

  /// Flux and Argo CD: only where they are installed.
  package static let helmRelease = KubernetesKind("helm.toolkit.fluxcd.io/v2", "HelmRelease", "helmreleases")
  package static let helmRepository = KubernetesKind(
    "source.toolkit.fluxcd.io/v1", "HelmRepository", "helmrepositories")
  package static let ociRepository = KubernetesKind(
    "source.toolkit.fluxcd.io/v1", "OCIRepository", "ocirepositories")
  package static let application = KubernetesKind("argoproj.io/v1alpha1", "Application", "applications")

  /// Every kind that this client knows.
  package static let all: [KubernetesKind] = [
    .namespace, .node, .pod, .event, .secret, .service, .configMap, .resourceQuota, .limitRange,
    .serviceAccount,
    .persistentVolumeClaim, .deployment, .job, .cronJob, .ingress, .networkPolicy,
    .helmRelease, .helmRepository, .ociRepository, .application,
  ]

  /// The path of the collection or, with a name, of one object.
  package func path(namespace: String?, name: String? = nil) -> String {
    var path = apiVersion.contains("/") ? "/apis/\(apiVersion)" : "/api/\(apiVersion)"
    if isNamespaced, let namespace { path += "/namespaces/\(namespace)" }
    path += "/\(plural)"
    if let name { path += "/\(name)" }
    return path
  }
}
