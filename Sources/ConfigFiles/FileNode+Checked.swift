/// Files that say who may do what are read strictly: what is not understood is refused, never passed over.
extension FileNode {
  /// The keys with their values; none where nothing stands.
  ///
  /// - Parameters:
  ///   - owner: whose they are, for the sentence: `A service`.
  ///   - known: the keys there are; nil takes any.
  /// - Throws: `FileProblem` for another key, and for what has no keys.
  package func entries(of owner: String, known: [String]?) throws(FileProblem) -> [FileEntry] {
    if case .word(nil) = content { return [] }
    guard let entries else { throw FileProblem(place, "\(owner) is written as keys with values.") }
    if let known, let entry = entries.first(where: { !known.contains($0.key) }) {
      let near = Suggestion.text(for: entry.key, among: known)
      throw FileProblem(entry.place, "\(owner) has no “\(entry.key)”\(near)")
    }
    return entries
  }
}

extension FileEntry {
  /// The one value.
  ///
  /// - Throws: `FileProblem` for nothing, and for several.
  package func oneWord() throws(FileProblem) -> String {
    guard let word = value.word else { throw FileProblem(place, "“\(key)” needs one value on its line.") }
    return word
  }

  /// The values of a list.
  ///
  /// - Throws: `FileProblem` for what is no list, a single value and nothing among it.
  package func list() throws(FileProblem) -> [FileNode] {
    guard let items = value.items else {
      throw FileProblem(value.place ?? place, "“\(key)” needs a list, such as [a, b].")
    }
    return items
  }

  /// Whether it says yes.
  ///
  /// - Throws: `FileProblem` for what is neither yes nor no.
  package func flag() throws(FileProblem) -> Bool {
    switch try oneWord() {
    case "yes", "true": return true
    case "no", "false": return false
    default: throw FileProblem(value.place ?? place, "“\(key)” is yes or no.")
    }
  }
}
