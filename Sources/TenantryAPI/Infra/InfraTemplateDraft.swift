import TenantModel

/// A template as somebody writes it: unchecked.
package struct InfraTemplateDraft: Codable, Equatable, Sendable {
  /// The stable name, for example `odoo18-standard`; a letter, then letters, digits, dashes, 3 to 40 of them.
  package var id: String
  package var name: String
  package var k8sChart: String?
  package var dockerImageOdoo: String
  package var dockerImagePg: String
  package var sizeProfile: String
  /// GiB, 1 to 10,240.
  package var volumeGib: Int
  /// Odoo's own settings, names and values as in `odoo.conf`.
  package var envDefaults: [String: String]

  package init(
    id: String, name: String, k8sChart: String? = nil, dockerImageOdoo: String, dockerImagePg: String,
    sizeProfile: String, volumeGib: Int, envDefaults: [String: String]
  ) {
    self.id = id
    self.name = name
    self.k8sChart = k8sChart
    self.dockerImageOdoo = dockerImageOdoo
    self.dockerImagePg = dockerImagePg
    self.sizeProfile = sizeProfile
    self.volumeGib = volumeGib
    self.envDefaults = envDefaults
  }
}
