/// A runbook's name in few words, for a line that has no room for its path.
package enum RunbookName {
  /// `image-pull` of `docs/runbooks/image-pull.md`.
  package static func short(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".md") ? String(file.dropLast(3)) : file
  }
}
