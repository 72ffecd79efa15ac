import Yams

/// Reads the YAML that people write, with the place of everything in it.
package enum YAMLFile {
  /// The content of a file.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - noun: what the file is, for the sentences: `tenant file`.
  /// - Returns: nil for a file with nothing but comments in it.
  /// - Throws: `FileProblem` for what is no YAML, and for shapes that no such file has: they would eat the stack or
  ///   the memory of the reader.
  package static func read(
    _ bytes: some Collection<UInt8>, noun: String, bytesMax: Int = 65_536
  ) throws(FileProblem) -> FileNode? {
    guard bytes.count <= bytesMax else {
      throw FileProblem(nil, "The file is longer than \(bytesMax / 1_024) KiB.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw FileProblem(nil, "The file is not UTF-8 text.")
    }
    guard isShallow(text) else {
      throw FileProblem(nil, "The file is nested deeper than any \(noun), or full of aliases.")
    }
    do {
      // Words stay words: telling numbers and truths apart costs regular expressions, and nobody here asks.
      guard let root = try Yams.compose(yaml: text, .basic) else { return nil }
      return try node(root)
    } catch let problem as FileProblem {
      throw problem
    } catch let error as YamlError {
      throw problem(error, noun)
    } catch {
      throw FileProblem(nil, "The file cannot be read as YAML.")
    }
  }

  /// Whether the YAML library can take the text without growing its stack or its memory: it follows every level with
  /// a call, and every alias with a copy.
  private static func isShallow(_ text: String) -> Bool {
    var depth = 0
    var deepest = 0
    var aliases = 0
    var markers = 0
    var isAtStart = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        deepest = max(deepest, depth)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "*"): aliases += 1
      default: break
      }
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        isAtStart = true
        markers = 0
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        markers += isAtStart ? 1 : 0
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default: isAtStart = false
      }
      if deepest > 32 || markers > 32 { return false }
    }
    return aliases <= 16 || anchorsAreWords(text)
  }

  /// Whether every anchor names a single word on its line: any number of aliases of words is no burden.
  private static func anchorsAreWords(_ text: String) -> Bool {
    text.split(separator: "&", omittingEmptySubsequences: false).dropFirst().allSatisfy { part in
      let word = part.prefix { !$0.isNewline }.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
      guard let first = word.first else { return false }
      return first == "\"" || first == "'" || first == "_" || first.isLetter || first.isNumber
    }
  }

  private static func node(_ node: Node) throws(FileProblem) -> FileNode {
    let place = node.mark.map(FilePlace.init)
    switch node {
    case .scalar(let scalar):
      let isNothing = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return FileNode(
        .word(isNothing ? nil : scalar.string), place: place,
        hasTag: !tagsOfWords.contains(scalar.tag.description))
    case .sequence(let sequence):
      var items: [FileNode] = []
      for item in sequence { items.append(try self.node(item)) }
      return FileNode(.list(items), place: place)
    case .mapping(let mapping):
      var entries: [FileEntry] = []
      for (key, value) in mapping {
        guard case .scalar(let scalar) = key else {
          throw FileProblem(key.mark.map(FilePlace.init), "A key must be a word.")
        }
        entries.append(FileEntry(scalar.string, place: key.mark.map(FilePlace.init), try self.node(value)))
      }
      return FileNode(.mapping(entries), place: place)
    case .alias:
      throw FileProblem(place, "An alias stands where nothing of that name was written before.")
    }
  }

  /// What stands for a tag when none was written (nothing, and `!` for a word in quotes), and the plain kinds.
  private static let tagsOfWords = Set(
    ["", "!"] + ["str", "int", "float", "bool", "null", "timestamp"].map { "tag:yaml.org,2002:\($0)" })

  private static func problem(_ error: YamlError, _ noun: String) -> FileProblem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      FileProblem(FilePlace(mark), "This is not YAML: \(problem).")
    case .composer(_, let problem, let mark, _):
      FileProblem(FilePlace(mark), "This cannot stand in a \(noun): \(problem).")
    case .duplicatedKeysInMapping(let duplicates, let context):
      FileProblem(
        FilePlace(context.mark), "The key “\(duplicates.sorted().joined(separator: "”, “"))” is there twice.")
    case .reader(let problem, let offset, _, let yaml):
      FileProblem(
        FilePlace(offset: offset ?? 0, in: yaml), "A character cannot stand in YAML: \(problem).")
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      FileProblem(nil, "The file cannot be read as YAML.")
    }
  }
}

extension FilePlace {
  fileprivate init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }

  /// The place of a scalar, counted from 0 over the whole text.
  fileprivate init(offset: Int, in text: String) {
    let before = text.unicodeScalars.prefix(offset)
    let start = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
    self.init(line: before.count { $0 == "\n" } + 1, column: before[start...].count + 1)
  }
}
