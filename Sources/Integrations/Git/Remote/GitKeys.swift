import Foundation

/// What ssh proves us with, and whom it believes: files, and nothing of the account's own settings.
package struct GitKeys: Hashable, Sendable {
  let key: String
  let knownHosts: String

  /// - Throws: `invalid` for a path that ssh's settings cannot hold as it is.
  package init(key: String, knownHosts: String) throws(IntegrationError) {
    for path in [key, knownHosts] {
      guard path.hasPrefix("/"), !path.contains(where: { "\"\\$".contains($0) || $0.isNewline }) else {
        throw IntegrationError(
          "git", IntegrationError.codeInvalid,
          "“\(path)” is no absolute path without quotes, backslashes and dollar signs.", retry: .permanent)
      }
    }
    self.key = key
    self.knownHosts = knownHosts
  }

  /// ssh's settings, for `ssh -F`. A host is known or refused, and nothing is asked.
  var settings: String {
    """
    Host *
      BatchMode yes
      StrictHostKeyChecking yes
      UserKnownHostsFile \(Self.quoted(knownHosts))
      GlobalKnownHostsFile /dev/null
      UpdateHostKeys no
      CheckHostIP no
      IdentityFile \(Self.quoted(key))
      IdentitiesOnly yes
      IdentityAgent none
      PreferredAuthentications publickey
      ConnectTimeout 10
      ServerAliveInterval 5
      ServerAliveCountMax 3
      ForwardAgent no
      ClearAllForwardings yes
      PermitLocalCommand no
      ControlPath none

    """
  }

  /// In quotes, because of blanks; a percent sign would begin a token.
  private static func quoted(_ path: String) -> String { "\"\(path.replacing("%", with: "%%"))\"" }
}
