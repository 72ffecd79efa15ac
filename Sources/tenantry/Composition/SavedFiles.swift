import ConsoleApp
import Foundation
import LogFiles
import PlatformHost

/// Where what people save from the console goes: `$XDG_STATE_HOME/tenantry/saved`, readable by them alone.
struct SavedFiles: Sendable {
  let folder: String
  let now: @Sendable () -> Date

  /// Finds the folder; without a home that is the current one.
  init(environment: [String: String], currentFolder: String, now: @escaping @Sendable () -> Date) {
    self.now = now
    folder = StateFolder.path(environment).map { $0 + "/saved" } ?? currentFolder
  }

  /// Writes a text to a file of its own.
  ///
  /// - Returns: what to say.
  func save(_ text: String, as name: String) -> Notice {
    save(as: name) { file in
      try FileHandle(fileDescriptor: file, closeOnDealloc: false).write(contentsOf: Data(text.utf8))
    }
  }

  /// Makes a file of its own and lets it be written; what could not be written whole does not stay.
  ///
  /// - Returns: what to say.
  func save(as name: String, _ write: (Int32) throws -> Void) -> Notice {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      return Notice(.error, "\(folder) cannot be made: \(error.systemReason ?? "it is no folder").")
    }
    let (title, ending) = Self.parts(of: Self.plain(name))
    let stem = folder + "/" + title + "-" + Self.stamp(now())
    for number in 1...100 {
      let path = number == 1 ? "\(stem).\(ending)" : "\(stem)-\(number).\(ending)"
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      if file < 0, errno == EEXIST { continue }
      guard file >= 0 else { return Notice(.error, "\(path): \(String(cString: strerror(errno))).") }
      defer { close(file) }
      do {
        try write(file)
        return Notice(.ok, "Saved to \(path)")
      } catch {
        unlink(path)
        let reason = (error as? LogFileError)?.message ?? error.systemReason.map { "\($0)." }
        return Notice(.error, "\(path) was not saved: \(reason ?? "it cannot be written.")")
      }
    }
    return Notice(.error, "\(stem).log is taken, and a hundred more.")
  }

  private static func plain(_ name: String) -> String {
    let kept = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") ? $0 : "_" }
    let text = String(kept).drop { $0 == "." }.prefix(80)
    return text.isEmpty ? "log" : String(text)
  }

  /// What a name says that its file is; a log, when it says nothing.
  private static func parts(of name: String) -> (title: String, ending: String) {
    for ending in ["csv", "json"] where name.hasSuffix(".\(ending)") && name.count > ending.count + 1 {
      return (String(name.dropLast(ending.count + 1)), ending)
    }
    return (name, "log")
  }

  private static func stamp(_ date: Date) -> String {
    date.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted).timeZoneSeparator(.omitted))
  }
}
