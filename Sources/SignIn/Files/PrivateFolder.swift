import TenantryAPI

#if canImport(Glibc)
  import Glibc
#endif

/// A folder that is its owner's alone from its first moment: one that is opened up and closed again would be refused by
/// whoever looks at it between the two.
enum PrivateFolder {
  /// Makes the folder, and those above it, where they are not there.
  ///
  /// - Throws: `APIProblem` with `storage`.
  static func make(_ path: String) throws {
    guard let error = error(making: path) else { return }
    let above = path.split(separator: "/").dropLast().joined(separator: "/")
    if error == ENOENT, !above.isEmpty {
      try make("/" + above)
      if self.error(making: path) == nil { return }
    }
    throw APIProblem(.storage, "\(path) cannot be made: \(String(cString: strerror(error))).")
  }

  /// Nil when the folder is made, or somebody else was faster.
  private static func error(making path: String) -> Int32? {
    if mkdir(path, 0o700) == 0 { return nil }
    let error = errno
    return error == EEXIST ? nil : error
  }
}
