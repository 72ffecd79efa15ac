/// A kind of object that the sandbox's Kubernetes keeps.
struct SandboxKind {
  let apiVersion: String
  let kind: String
  let plural: String
  let isNamespaced: Bool

  static let all: [SandboxKind] = [
    SandboxKind(apiVersion: "v1", kind: "Namespace", plural: "namespaces", isNamespaced: false),
    SandboxKind(apiVersion: "v1", kind: "Secret", plural: "secrets", isNamespaced: true),
    SandboxKind(apiVersion: "v1", kind: "Service", plural: "services", isNamespaced: true),
    SandboxKind(apiVersion: "v1", kind: "ConfigMap", plural: "configmaps", isNamespaced: true),
    SandboxKind(apiVersion: "v1", kind: "ResourceQuota", plural: "resourcequotas", isNamespaced: true),
    SandboxKind(apiVersion: "v1", kind: "LimitRange", plural: "limitranges", isNamespaced: true),
    SandboxKind(apiVersion: "v1", kind: "ServiceAccount", plural: "serviceaccounts", isNamespaced: true),
    SandboxKind(
      apiVersion: "v1", kind: "PersistentVolumeClaim", plural: "persistentvolumeclaims", isNamespaced: true),
    SandboxKind(apiVersion: "apps/v1", kind: "Deployment", plural: "deployments", isNamespaced: true),
    SandboxKind(apiVersion: "batch/v1", kind: "Job", plural: "jobs", isNamespaced: true),
    SandboxKind(apiVersion: "batch/v1", kind: "CronJob", plural: "cronjobs", isNamespaced: true),
    SandboxKind(apiVersion: "networking.k8s.io/v1", kind: "Ingress", plural: "ingresses", isNamespaced: true),
    SandboxKind(
      apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", plural: "networkpolicies", isNamespaced: true
    ),
    SandboxKind(
      apiVersion: "helm.toolkit.fluxcd.io/v2", kind: "HelmRelease", plural: "helmreleases", isNamespaced: true
    ),
    SandboxKind(
      apiVersion: "source.toolkit.fluxcd.io/v1", kind: "HelmRepository", plural: "helmrepositories",
      isNamespaced: true),
    SandboxKind(
      apiVersion: "source.toolkit.fluxcd.io/v1", kind: "OCIRepository", plural: "ocirepositories",
      isNamespaced: true),
    SandboxKind(
      apiVersion: "argoproj.io/v1alpha1", kind: "Application", plural: "applications", isNamespaced: true),
  ]

  static func named(plural: String, apiVersion: String) -> SandboxKind? {
    all.first { $0.plural == plural && $0.apiVersion == apiVersion }
  }

  /// Where its objects are kept.
  func collection(_ namespace: String?) -> String { "k8s/\(plural)/\(isNamespaced ? namespace ?? "" : "")" }
}
