import Foundation
import HTTPTransport
import Integrations
import TenantModel

/// What is to be: a tenant's files in Git and its objects in the cluster, the same content in both.
package struct DesiredState: Equatable, Sendable {
  /// Every file under `tenants/<slug>/`.
  package var files: [GitPath: Data]
  /// What must be there before Odoo can start: namespace, limits, network rules, configuration, volumes.
  package var foundation: [KubernetesObject]
  /// What serves people: deployment, service, ingress, or what tells the cluster of a chart; backups.
  package var workload: [KubernetesObject]
  /// Keycloak's `ClientRepresentation`.
  package var client: JSONValue
  /// What Odoo installs, in order.
  package var modules: [ModuleName]

  /// Renders. Equal inputs give equal bytes; nothing is read but the input.
  ///
  /// - Throws: `DesiredStateError` when nobody rolls out the template's chart, a template's setting cannot stand in
  ///   `odoo.conf`, or the written YAML does not read back as what was meant.
  package init(_ input: DesiredStateInput) throws {
    foundation = NamespaceObjects.render(input) + NetworkPolicies.render(input)
    foundation += [try OdooConfiguration.render(input)] + Volumes.render(input)
    workload = try Self.serving(input) + [BackupSchedule.render(input)]
    client = KeycloakClientFile.render(input)
    modules = input.modules.map(\.name)
    files = [:]
    var resources: [JSONValue] = []
    for object in foundation + workload {
      let name = "\(object.kind.name.lowercased())-\(object.name).yaml"
      try add("k8s/\(name)", try YAMLText.data(object.json), input)
      resources.append(.string(name))
    }
    try add("k8s/kustomization.yaml", try YAMLText.data(Self.kustomization(resources)), input)
    if input.template.k8sChart != nil {
      try add("values.yaml", try YAMLText.data(ChartValues.render(input)), input)
    }
    try add("tenant.yaml", try YAMLText.data(TenantFile.render(input)), input)
    try add("modules.yaml", try YAMLText.data(ModulesFile.render(input)), input)
    try add("keycloak-client.json", client.prettyData, input)
  }

  private static func serving(_ input: DesiredStateInput) throws -> [KubernetesObject] {
    guard let chart = input.template.k8sChart else {
      return [OdooDeployment.render(input)] + OdooRouting.render(input)
    }
    guard let charts = input.charts else {
      throw DesiredStateError(
        "The template \(input.template.id) is a Helm chart, and “rollout” under “kubernetes” "
          + "does not say who rolls it out."
      )
    }
    return ChartObjects.render(chart, charts, input)
  }

  /// The same files in a folder that nobody applies: what the tenant was, for who wants to know or bring it back.
  ///
  /// - Throws: `InvalidName`, never in practice.
  func archived(_ slug: Slug) throws -> DesiredState {
    var copy = self
    copy.files = [:]
    let folder = "tenants/\(slug)/"
    for (path, content) in files {
      copy.files[try GitPath.tenant(slug, "archive/\(path.rawValue.dropFirst(folder.count))")] = content
    }
    return copy
  }

  private mutating func add(_ file: String, _ content: Data, _ input: DesiredStateInput) throws {
    files[try GitPath.tenant(input.tenant.slug, file)] = content
  }

  private static func kustomization(_ resources: [JSONValue]) -> JSONValue {
    [
      "apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Kustomization",
      "resources": .array(resources),
    ]
  }

  /// What tells the cluster's controller of a chart; nil where no controller is.
  package var release: KubernetesObject? {
    workload.first { $0.kind == .helmRelease || $0.kind == .application }
  }
}
