import ConfigFiles
import Foundation
import Integrations

/// What the platform in a data folder is connected to: `connections.yaml` in it, checked.
package struct PlatformConnections: Equatable, Sendable {
  /// What can be used, by system.
  package private(set) var values: [String: ConnectionValues] = [:]
  /// What is written down, by system, right or wrong.
  package private(set) var texts: [String: [String: String]] = [:]
  /// What is wrong, by system: its parts that are wrong count as not connected. Lines as editors understand them.
  package private(set) var problems: [String: [String]] = [:]
  /// What is wrong with the file as a whole.
  package private(set) var complaints: [String] = []

  /// Nothing is connected.
  package static let none = PlatformConnections()

  private static let bytesMax = 65_536

  private init() {}

  /// Reads the file of a data folder; one that is not there says nothing.
  package init(in folder: PlatformFolder) {
    self.init(path: folder.connections.path(percentEncoded: false))
  }

  package init(path: String) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    guard let bytes = try? FileHandle(forReadingAtPath: path)?.bytes(atMost: Self.bytesMax + 1) else {
      complaints = ["\(path): The file cannot be read."]
      return
    }
    let file = ConnectionsFile(bytes)
    complaints = file.problems.map { $0.line(in: path) }
    for (system, entry) in file.entries {
      guard let definition = SystemCatalog[system] else {
        let names = SystemCatalog.all.map(\.name).joined(separator: ", ")
        let problem = FileProblem(entry.place, "There is no system “\(system)”; there are \(names).")
        complaints.append(problem.line(in: path))
        continue
      }
      texts[system] = entry.values
      do throws(ConnectionProblems) {
        values[system] = try ConnectionValues(entry.values, for: definition)
      } catch {
        problems[system] = error.all.map {
          FileProblem(entry.places[$0.field] ?? entry.place, $0.message).line(in: path)
        }
      }
    }
  }

  /// Everything that is wrong, the file's own complaints first.
  package var allProblems: [String] {
    complaints + SystemCatalog.all.flatMap { problems[$0.name] ?? [] }
  }
}
