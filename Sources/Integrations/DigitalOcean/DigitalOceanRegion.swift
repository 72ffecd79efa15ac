/// A region.
package struct DigitalOceanRegion: Decodable, Equatable, Sendable {
  /// `sgp1`
  package let slug: String
  package let name: String
  /// False while nothing new can be made there.
  package let isAvailable: Bool
  package let features: [String]
  /// Codes of the sizes that can be had there.
  package let sizes: [String]

  private enum CodingKeys: String, CodingKey {
    case slug, name, features, sizes
    case isAvailable = "available"
  }
}
