/// What a platform is connected to, as people wrote it: systems with what they want to know, words all of them.
///
/// ```yaml
/// keycloak:
///   url: https://sso.example.net
///   secret: env:KEYCLOAK_SECRET
/// ```
///
/// What systems there are and what each wants to know is not known here.
package struct ConnectionsFile: Equatable, Sendable {
  /// One system's part.
  package struct Entry: Equatable, Sendable {
    /// Where it begins.
    package var place: FilePlace?
    package var values: [String: String]
    /// Where each value's key stands.
    package var places: [String: FilePlace]
  }

  /// By system.
  package private(set) var entries: [String: Entry] = [:]
  /// What cannot be used of the file.
  package private(set) var problems: [FileProblem] = []

  /// An empty file.
  package init() {}

  /// Reads a file: what can be used of it, and every complaint with its place.
  package init(_ bytes: some Collection<UInt8>) {
    do throws(FileProblem) {
      guard let root = try YAMLFile.read(bytes, noun: "file of connections") else { return }
      guard let systems = root.entries else {
        throw FileProblem(root.place, "Connections are systems with what each wants to know.")
      }
      for system in systems { read(system) }
    } catch {
      problems.append(error)
    }
  }

  private mutating func read(_ system: FileEntry) {
    guard let fields = system.value.entries else {
      problems.append(
        FileProblem(system.place, "Under “\(system.key)” stand names with values, such as “url: …”."))
      return
    }
    var entry = Entry(place: system.place, values: [:], places: [:])
    for field in fields {
      guard let word = field.value.word else {
        problems.append(FileProblem(field.place, "“\(field.key)” needs one value on its line."))
        continue
      }
      entry.values[field.key] = word
      entry.places[field.key] = field.place
    }
    entries[system.key] = entry
  }
}
