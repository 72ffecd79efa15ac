import ConsoleApp
import Foundation

/// Drafts as files, so that neither a dropped line nor a crash loses them. Each is written beside and moved over.
actor FileDraftStore: DraftStore {
  private let folder: URL

  init(folder: URL) {
    self.folder = folder
  }

  func save(_ draft: Data, key: String) throws {
    try draft.write(to: file(key), options: .atomic)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file(key).path)
  }

  func load(key: String) throws -> Data? {
    guard FileManager.default.fileExists(atPath: file(key).path) else { return nil }
    return try Data(contentsOf: file(key))
  }

  func delete(key: String) throws {
    guard FileManager.default.fileExists(atPath: file(key).path) else { return }
    try FileManager.default.removeItem(at: file(key))
  }

  /// Keys are the program's own words; anything else in one becomes `_`.
  private func file(_ key: String) -> URL {
    let name = String(key.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" })
    return folder.appending(path: name + ".json")
  }
}
