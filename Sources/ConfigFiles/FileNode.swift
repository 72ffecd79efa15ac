/// A value in a YAML file, with its place.
package struct FileNode: Equatable, Sendable {
  /// What stands there.
  package indirect enum Content: Equatable, Sendable {
    /// A single value as typed, so that `18.0` and `no` stay what they are; nil for nothing, `~` and `null`.
    case word(String?)
    /// Values under each other or in brackets.
    case list([FileNode])
    /// Keys with values, in the order of the file; no key stands twice.
    case mapping([FileEntry])
  }

  /// What stands there.
  package var content: Content
  /// Where.
  package var place: FilePlace?
  /// Whether it carries a YAML tag such as `!x`, which nothing of ours reads.
  package var hasTag: Bool

  /// Makes a node.
  package init(_ content: Content, place: FilePlace? = nil, hasTag: Bool = false) {
    self.content = content
    self.place = place
    self.hasTag = hasTag
  }

  /// The value of a key; nil when there is none, and when this is no mapping.
  package subscript(key: String) -> FileNode? { entries?.first { $0.key == key }?.value }

  /// The keys with their values; nil when this is no mapping.
  package var entries: [FileEntry]? {
    guard case .mapping(let entries) = content else { return nil }
    return entries
  }

  /// The values of a list; nil when this is none.
  package var items: [FileNode]? {
    guard case .list(let items) = content else { return nil }
    return items
  }

  /// The single value as typed; nil for nothing, and when this is no single value.
  package var word: String? {
    guard case .word(let word) = content else { return nil }
    return word
  }
}

/// A key with its value.
package struct FileEntry: Equatable, Sendable {
  /// The key as typed.
  package var key: String
  /// Where the key stands.
  package var place: FilePlace?
  /// What it stands for.
  package var value: FileNode

  /// Makes an entry.
  package init(_ key: String, place: FilePlace? = nil, _ value: FileNode) {
    self.key = key
    self.place = place
    self.value = value
  }
}
