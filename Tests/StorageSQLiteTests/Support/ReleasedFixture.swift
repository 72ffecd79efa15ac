import Foundation

/// The database of a release as SQL text: its schema as it was shipped, and a few rows.
///
/// A release adds a file; none is ever changed.
struct ReleasedFixture {
  let version: Int
  let sql: String

  static var all: [ReleasedFixture] {
    get throws {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures")
      return try (1...1).map { version in
        let file = folder.appendingPathComponent("release-\(version).sql")
        return ReleasedFixture(version: version, sql: try String(contentsOf: file, encoding: .utf8))
      }
    }
  }
}
