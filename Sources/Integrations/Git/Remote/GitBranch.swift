/// A branch's name that git takes for nothing else.
package struct GitBranch: Hashable, Sendable, CustomStringConvertible {
  package let name: String

  /// - Throws: `invalid` for what git itself would not take, and for what begins like an option.
  package init(_ name: String) throws(IntegrationError) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isName =
      name.utf8.count <= 200 && !name.hasPrefix("-") && name != "HEAD" && !name.contains("..")
      && !name.contains("@{") && !name.hasSuffix(".")
      && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".lock") }
      && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"~^:?*[\\".utf8.contains($0) }
    guard isName else {
      throw IntegrationError(
        "git", IntegrationError.codeInvalid, "“\(name)” is no name of a branch.", retry: .permanent)
    }
    self.name = name
  }

  /// The whole reference, which no option looks like.
  var reference: String { "refs/heads/\(name)" }

  package var description: String { name }
}
