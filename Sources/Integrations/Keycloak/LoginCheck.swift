/// What a test of the sign-in found, short of signing in.
package struct LoginCheck: Equatable, Sendable {
  package var issuer: String
  /// What is wrong, a clause each; empty when people can sign in.
  package var findings: [String]

  package init(issuer: String, findings: [String]) {
    self.issuer = issuer
    self.findings = findings
  }

  package var isPassing: Bool { findings.isEmpty }
}
