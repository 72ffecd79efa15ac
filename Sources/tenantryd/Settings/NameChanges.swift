import Logging

/// Which parts of a file of settings are new, gone or different, by their names; never what they say.
struct NameChanges: Equatable {
  private(set) var added: [String] = []
  private(set) var removed: [String] = []
  private(set) var changed: [String] = []

  init<Part: Equatable>(from old: [String: Part], to new: [String: Part]) {
    for name in Set(old.keys).union(new.keys).sorted() {
      switch (old[name], new[name]) {
      case (nil, _): added.append(name)
      case (_, nil): removed.append(name)
      case (let one, let other): if one != other { changed.append(name) }
      }
    }
  }

  var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

  /// For a line of log.
  var metadata: Logger.Metadata {
    var metadata: Logger.Metadata = [:]
    for (key, names) in [("added", added), ("removed", removed), ("changed", changed)] where !names.isEmpty {
      metadata[key] = "\(names.joined(separator: ", "))"
    }
    return metadata
  }
}
