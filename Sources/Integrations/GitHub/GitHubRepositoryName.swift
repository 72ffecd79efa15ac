/// A repository's full name, `owner/name`.
package struct GitHubRepositoryName: Hashable, Sendable, CustomStringConvertible {
  package let owner: String
  package let name: String

  /// - Throws: `invalid` when the text is not two names of letters, digits, `-`, `_` and `.` with a slash between.
  package init(_ text: String) throws(IntegrationError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isName = { (part: String) in
      !part.isEmpty && part != "." && part != ".."
        && part.unicodeScalars.allSatisfy {
          $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0))
        }
    }
    guard parts.count == 2, parts.allSatisfy(isName) else {
      throw IntegrationError(
        "github", IntegrationError.codeInvalid, "A repository is given as owner/name.", retry: .permanent)
    }
    owner = parts[0]
    name = parts[1]
  }

  package var description: String { "\(owner)/\(name)" }
}
