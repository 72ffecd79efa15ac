/// One thing that a system wants to know before it can be connected.
package struct ConnectionField: Hashable, Sendable {
  /// What may be typed.
  package enum Kind: Hashable, Sendable {
    /// An https address, or http on this machine.
    case url
    /// Where a secret is: `env:NAME`, `file:/path` or `exec:/program`; never the secret.
    case secret
    /// The absolute path of a file.
    case path
    /// Where a Git repository is: a folder, ssh or https.
    case repository
    /// A short text without blanks.
    case word
    /// Words with commas between.
    case words
  }

  /// The key in the file, stable, lower_snake.
  package let name: String
  /// What is asked for, a few words: `Address of Keycloak`.
  package let title: String
  /// What a good answer looks like, one sentence.
  package let help: String
  package let kind: Kind
  /// Whether it can be left out.
  package let isRequired: Bool
  /// What counts when it is left out.
  package let standard: String?

  package init(
    _ name: String, _ title: String, _ kind: Kind, help: String, isRequired: Bool = true,
    standard: String? = nil
  ) {
    self.name = name
    self.title = title
    self.help = help
    self.kind = kind
    self.isRequired = isRequired && standard == nil
    self.standard = standard
  }
}

extension ConnectionField {
  /// Whose signature makes the system's certificate valid; every system that is reached over https may have one.
  package static let authority = ConnectionField(
    "ca", "Certificate authority", .path,
    help: "A PEM file, where the system's certificate is not signed by a public authority.",
    isRequired: false)
}
