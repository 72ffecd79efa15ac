import ConsoleApp
import Foundation
import PlatformHost

/// Where somebody was, as a file: written beside and moved over, for its owner alone.
actor FilePlaceStore {
  private let file: URL

  /// - Parameters:
  ///   - folder: made when it is not there.
  ///   - name: which platform it is about.
  init(folder: String, name: String) {
    let safe = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" })
    file = URL(filePath: folder, directoryHint: .isDirectory).appending(path: "session-\(safe).json")
  }

  /// What was kept. A file that cannot be understood is put aside, and that is said.
  func load() -> PlaceKeeping {
    guard let data = try? Data(contentsOf: file) else { return PlaceKeeping(isOn: true) }
    if let saved = SavedPlace(data: data) { return PlaceKeeping(isOn: true, last: saved) }
    let aside = file.appendingPathExtension("bad")
    _ = try? FileManager.default.removeItem(at: aside)  // There was none, mostly.
    _ = try? FileManager.default.moveItem(at: file, to: aside)  // Else the next save goes over it.
    return PlaceKeeping(
      isOn: true, warning: "Where you were cannot be read; it is kept as \(aside.lastPathComponent).")
  }

  /// - Returns: why it could not be saved, or nil.
  func save(_ place: SavedPlace) -> String? {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try place.data().write(to: file, options: .atomic)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: file.path(percentEncoded: false))
      return nil
    } catch {
      return error.systemReason ?? "\(error)"
    }
  }
}
