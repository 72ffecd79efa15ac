/// A droplet.
package struct DigitalOceanDroplet: Decodable, Equatable, Sendable {
  package struct Region: Decodable, Equatable, Sendable {
    package let slug: String
  }

  package let id: Int
  package let name: String
  /// `new`, `active`, `off` or `archive`.
  package let status: String
  package let sizeSlug: String
  /// MiB.
  package let memory: Int
  package let vcpus: Int
  /// GiB.
  package let disk: Int
  package let region: Region
}
