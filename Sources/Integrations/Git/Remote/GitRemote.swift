import Foundation

/// A repository elsewhere, and how we prove to each other who we are.
///
/// Nothing of it is written into the local repository: address, trust and credentials go along with every call.
package struct GitRemote: Sendable {
  /// Who we are for a server that asks over https.
  package struct Login: Sendable {
    package var username: String
    package var password: SecretReference

    package init(username: String, password: SecretReference) {
      self.username = username
      self.password = password
    }
  }

  package var address: GitAddress
  package var branch: GitBranch
  /// For https; nil for nobody.
  package var login: Login?
  /// For ssh.
  package var keys: GitKeys?
  /// The PEM file of a certificate authority; nil for the public ones.
  package var authority: String?
  /// The process's variables that name a proxy for https.
  package var proxy: [String: String]
  package var limits: GitLimits
  let secrets: SecretResolver

  package init(
    address: GitAddress, branch: GitBranch, login: Login? = nil, keys: GitKeys? = nil,
    authority: String? = nil, proxy: [String: String] = [:], limits: GitLimits = GitLimits(),
    secrets: SecretResolver
  ) throws(IntegrationError) {
    guard address.way != .ssh || keys != nil else {
      throw IntegrationError(
        "git", IntegrationError.codeInvalid,
        "An ssh address needs “ssh_key” and “known_hosts”: a host that is not known is never trusted.",
        retry: .permanent)
    }
    self.address = address
    self.branch = branch
    self.login = login
    self.keys = keys
    self.authority = authority
    self.proxy = proxy
    self.limits = limits
    self.secrets = secrets
  }

  /// For people: the address and the branch.
  package var description: String { "\(branch) of \(address)" }
}
