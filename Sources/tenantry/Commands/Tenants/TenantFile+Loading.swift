import Foundation

extension TenantFile {
  /// Reads the file at `path`, or standard input when it is `-`.
  ///
  /// - Throws: `CommandFailure` for a file that cannot be read, or that is no tenant file.
  static func load(_ path: String, in environment: CommandEnvironment) throws(CommandFailure) -> TenantFile {
    let isInput = path == "-"
    guard !(isInput && environment.input.isTerminal) else {
      throw CommandFailure(
        .usage, "“-f -” reads standard input, and that is your keyboard: pipe a file into it.")
    }
    let bytes: Data
    do {
      bytes =
        isInput ? try environment.input.readAll(bytesMax) : try content(of: path, in: environment.folder)
    } catch {
      throw CommandFailure(.usage, "\(isInput ? "Standard input" : path) cannot be read: \(reason(error)).")
    }
    return try TenantFile(yaml: bytes, path: isInput ? "<stdin>" : path)
  }

  /// At most one byte more than a tenant file may have: the rest of a huge file is never read.
  private static func content(of path: String, in folder: String) throws -> Data {
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
