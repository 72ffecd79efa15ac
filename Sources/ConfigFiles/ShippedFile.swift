import CShipped

/// A file that travels inside the executable.
package struct ShippedFile: Equatable, Sendable {
  /// Its path in the project, such as `themes/dark.yaml`.
  package let path: String
  /// What is in it.
  package let text: String

  /// All of them, in the order of `shipped.S`.
  package static let all: [ShippedFile] = {
    var files: [ShippedFile] = []
    while true {
      let file = shipped_file_at(Int32(files.count))
      guard let name = file.name, let start = file.start, let end = file.end else { return files }
      let bytes = UnsafeBufferPointer(start: start, count: end - start)
      files.append(ShippedFile(path: String(cString: name), text: String(decoding: bytes, as: UTF8.self)))
    }
  }()

  /// Those of a folder of the project, `themes` or `keymaps`.
  package static func files(in folder: String) -> [ShippedFile] {
    all.filter { $0.path.hasPrefix(folder + "/") }
  }

  /// The runbooks, by the names that faults give them.
  package static var runbooks: [String: String] {
    Dictionary(files(in: "docs/runbooks").map { ($0.name, $0.text) }) { first, _ in first }
  }

  /// The file's name without folder and ending.
  package var name: String {
    let file = path.split(separator: "/").last ?? Substring(path)
    return String(file.split(separator: ".").first ?? file)
  }
}
