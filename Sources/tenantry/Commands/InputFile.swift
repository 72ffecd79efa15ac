import Foundation
import PlatformHost

/// A file that somebody names with `-f`, or standard input when they say `-`.
enum InputFile {
  /// Reads it; at most one byte more than `bytesMax`: the rest of a huge file is never read.
  ///
  /// - Returns: the bytes, and what the file is called in messages.
  static func read(
    _ path: String, bytesMax: Int, in environment: CommandEnvironment
  ) throws(CommandFailure) -> (bytes: Data, name: String) {
    let isInput = path == "-"
    guard !(isInput && environment.input.isTerminal) else {
      throw CommandFailure(
        .usage, "“-f -” reads standard input, and that is your keyboard: pipe a file into it.")
    }
    do {
      let bytes =
        isInput
        ? try environment.input.readAll(bytesMax) : try content(of: path, in: environment.folder, bytesMax)
      return (bytes, isInput ? "<stdin>" : path)
    } catch {
      throw CommandFailure(.usage, "\(isInput ? "Standard input" : path) cannot be read: \(reason(error)).")
    }
  }

  private static func content(of path: String, in folder: String, _ bytesMax: Int) throws -> Data {
    let url = URL(filePath: path, relativeTo: URL(filePath: folder, directoryHint: .isDirectory))
    var isFolder: ObjCBool = false
    guard !FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) || !isFolder.boolValue
    else {
      throw POSIXError(.EISDIR)
    }
    let handle = try FileHandle(forReadingFrom: url)
    defer { handle.closeFile() }
    return try handle.bytes(atMost: bytesMax + 1)
  }

  private static func reason(_ error: any Error) -> String {
    if let error = error as? POSIXError { return String(cString: strerror(error.code.rawValue)).lowercased() }
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile, .fileReadNoSuchFile: return "there is no such file"
    case .fileReadNoPermission: return "you may not read it"
    default: return "it gives no data"
    }
  }
}
