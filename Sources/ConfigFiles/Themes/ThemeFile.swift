import Foundation

/// A theme file as it lies somewhere.
package struct ThemeFile: Equatable, Sendable {
  /// Where, for people.
  package var path: String
  /// Its name without folder and ending: the theme's.
  package var name: String
  /// What is in it; a failure says in a word or two why it cannot be read.
  package var bytes: Result<[UInt8], FileProblem>

  /// Makes a file from a text.
  package init(path: String, text: String) {
    self.init(path: path, bytes: .success(Array(text.utf8)))
  }

  init(path: String, bytes: Result<[UInt8], FileProblem>) {
    self.path = path
    self.bytes = bytes
    let file = path.split(separator: "/").last ?? ""
    name = String(file.split(separator: ".").first ?? file)
  }

  /// Every `.yaml` in a folder, by name; none when there is no such folder.
  package static func files(in folder: String) -> [ThemeFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().map { name in
      let path = folder + "/" + name
      do {
        return ThemeFile(path: path, bytes: .success(Array(try Data(contentsOf: URL(filePath: path)))))
      } catch {
        let reason = (error as NSError).localizedFailureReason ?? "The file cannot be read."
        return ThemeFile(path: path, bytes: .failure(FileProblem(nil, reason)))
      }
    }
  }
}
