import ConfigFiles
import Foundation
import PlatformHost

/// The bytes of a file of settings.
enum SettingsText {
  /// nil when there is no such file.
  ///
  /// - Throws: `FileProblem` when there is one and it cannot be read: that is not the same as none.
  static func bytes(at path: String) throws(FileProblem) -> Data? {
    do {
      return try Data(contentsOf: URL(filePath: path))
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      guard (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil else {
        throw FileProblem(nil, "It is a link to what is not there.")
      }
      return nil
    } catch {
      throw FileProblem(nil, "It cannot be read: \(error.systemReason ?? "the system does not say why").")
    }
  }
}
