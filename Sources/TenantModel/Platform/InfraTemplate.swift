import Foundation

/// How a tenant is laid out on the cluster (PRD §5.1).
package struct InfraTemplate: Codable, Equatable, Identifiable, Sendable {
  package var id: String
  package var name: String
  /// The Helm chart that renders it; nil for plain manifests.
  package var k8sChart: HelmChart?
  package var dockerImageOdoo: ImageReference
  package var dockerImagePg: ImageReference
  /// What the plan does not say about size, for people: "10 GiB volume".
  package var sizeProfile: String
  package var volumeGib: Int
  /// Odoo's configuration beyond what Tenantry sets itself; names as in `odoo.conf`.
  package var envDefaults: [String: String]
  package var version: Int
  /// Since when nothing new is made of it; nil while it is offered.
  package var retiredAt: Date?

  package init(
    id: String, name: String, k8sChart: HelmChart?, dockerImageOdoo: ImageReference,
    dockerImagePg: ImageReference,
    sizeProfile: String, volumeGib: Int, envDefaults: [String: String], version: Int,
    retiredAt: Date? = nil
  ) {
    self.id = id
    self.name = name
    self.k8sChart = k8sChart
    self.dockerImageOdoo = dockerImageOdoo
    self.dockerImagePg = dockerImagePg
    self.sizeProfile = sizeProfile
    self.volumeGib = volumeGib
    self.envDefaults = envDefaults
    self.version = version
    self.retiredAt = retiredAt
  }
}
