/// What was typed into the palette, when it is a sentence of its own: `tenant acme logs`, `op 8F3K2`, `q`.
enum PaletteLine: Equatable {
  case quit
  case tenant(slug: String, tab: String?)
  case operation(String)
  /// Write access: a span and a reason.
  case write(String)
  /// The command with this id.
  case command(String)
  /// No verb: a search.
  case search(String)

  init(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    switch (words.first?.lowercased(), words.count) {
    case ("q", 1), ("q!", 1), ("quit", 1), ("exit", 1), ("wq", 1): self = .quit
    case ("tenant", 2...), ("t", 2...): self = .tenant(slug: words[1], tab: words.count > 2 ? words[2] : nil)
    case ("write", 1): self = .command("write_access")
    case ("ro", 1), ("readonly", 1), ("read-only", 1): self = .command("read_only")
    case ("write", 2...): self = .write(words.dropFirst().joined(separator: " "))
    case ("op", 2), ("operation", 2): self = .operation(words[1])
    default: self = .search(text)
    }
  }
}
