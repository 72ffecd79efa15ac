/// Where a secret is to be found; never the secret itself.
///
/// `env:NAME`, `file:/absolute/path` or `exec:/absolute/program arg…`.
package enum SecretReference: Hashable, Sendable, CustomStringConvertible {
  case environment(String)
  case file(String)
  case command([String])

  /// - Throws: `IntegrationError` with `secret_unavailable` when the text is none of the three forms.
  package init(_ text: String) throws(IntegrationError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let rest = parts.count == 2 ? parts[1] : ""
    switch parts.first {
    case "env" where !rest.isEmpty && rest.utf8.allSatisfy({ $0 == 0x5F || $0.isAlphanumeric }):
      self = .environment(rest)
    case "file" where rest.hasPrefix("/"): self = .file(rest)
    case "exec" where rest.hasPrefix("/"): self = .command(rest.split(separator: " ").map(String.init))
    default:
      throw IntegrationError(
        "secrets", IntegrationError.codeSecret,
        "A secret is given as env:NAME, file:/path or exec:/program, never as its value.", retry: .permanent)
    }
  }

  package var description: String {
    switch self {
    case .environment(let name): "env:\(name)"
    case .file(let path): "file:\(path)"
    case .command(let words): "exec:\(words.joined(separator: " "))"
    }
  }
}

extension UInt8 {
  fileprivate var isAlphanumeric: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
