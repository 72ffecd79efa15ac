/// One page of a list.
protocol DigitalOceanPage: Decodable, Sendable {
  var links: DigitalOceanLinks? { get }
}

/// Where the other pages are.
struct DigitalOceanLinks: Decodable, Sendable {
  struct Pages: Decodable, Sendable {
    let next: String?
  }

  let pages: Pages?
}
