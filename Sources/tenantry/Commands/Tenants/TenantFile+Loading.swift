extension TenantFile {
  /// Reads the file at `path`, or standard input when it is `-`.
  ///
  /// - Throws: `CommandFailure` for a file that cannot be read, or that is no tenant file.
  static func load(_ path: String, in environment: CommandEnvironment) throws(CommandFailure) -> TenantFile {
    let file = try InputFile.read(path, bytesMax: bytesMax, in: environment)
    return try TenantFile(yaml: file.bytes, path: file.name)
  }
}
