import Foundation
import Integrations

/// Reads module trees from disk.
struct TreeManifestReader: ManifestReader {
  func modules(under path: String) throws -> ManifestReading {
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure(.usage, "There is nothing at \(path).")
    }
    let tree = ModuleTree.read(path)
    return ManifestReading(
      modules: tree.modules,
      problems: tree.errors.map {
        .init(path: $0.file, line: $0.line, column: $0.column, message: $0.message)
      })
  }
}
