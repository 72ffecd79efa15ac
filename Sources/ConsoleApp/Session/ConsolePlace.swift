import Foundation

/// Where somebody is in the console: enough to be there again after a dropped line.
///
/// Pages are links; what a page wants to be found again with stands in its route's query.
package struct ConsolePlace: Codable, Equatable, Sendable {
  /// The pages from the top page down to the one on the screen.
  package var stack: [String]
  /// Top pages that are not on the screen.
  package var kept: [String]
  /// The operation in the drawer.
  package var operation: String?
  package var showsTimes: Bool

  /// The routes of the stack that are still known; empty when they make no stack.
  var routes: [Route] {
    let routes = stack.compactMap(Route.init(path:))
    guard let first = routes.first, PageCatalog.entry(first.page).key != nil else { return [] }
    return routes
  }
}

/// A place as it is kept, with when.
package struct SavedPlace: Codable, Equatable, Sendable {
  package static let versionCurrent = 1

  package var version: Int
  package var savedAt: Date
  package var place: ConsolePlace

  package init(_ place: ConsolePlace, at date: Date) {
    version = Self.versionCurrent
    savedAt = date
    self.place = place
  }

  /// Reads what was kept; nil when it is of another version or no such thing at all.
  package init?(data: Data) {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let saved = try? decoder.decode(Self.self, from: data), saved.version == Self.versionCurrent,
      !saved.place.routes.isEmpty
    else { return nil }
    self = saved
  }

  /// What is kept.
  package func data() throws -> Data {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}
