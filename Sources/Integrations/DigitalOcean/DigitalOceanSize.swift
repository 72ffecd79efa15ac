/// A size of droplets, of which nodes are made.
package struct DigitalOceanSize: Decodable, Equatable, Sendable {
  package let slug: String
  package let description: String
  /// MiB.
  package let memory: Int
  package let vcpus: Int
  /// GiB.
  package let disk: Int
  /// US dollars.
  package let priceMonthly: Double
  package let regions: [String]
  package let isAvailable: Bool

  private enum CodingKeys: String, CodingKey {
    case slug, description, memory, vcpus, disk, priceMonthly, regions
    case isAvailable = "available"
  }
}
