import Foundation

/// What one git program needs to reach a remote, made for that call alone.
struct GitPassage: Sendable {
  /// The command that git starts for ssh. It is the same for everybody: git has a shell read it, so the one path in it
  /// comes from a variable, which a shell does not read again.
  private static let sshCommand = "exec /usr/bin/ssh -F \"$TENANTRY_SSH_SETTINGS\""

  let address: GitAddress
  private let options: [String]
  private let variables: [String: String]
  /// Settings that nobody may see.
  private let hidden: UnlinkedFile?

  /// - Parameter folder: a `.git` of ours, in which ssh's settings are put.
  /// - Throws: `secret_unavailable`, `invalid` for a password that no header can carry, `git_failed`.
  init(to remote: GitRemote, folder: String) async throws(IntegrationError) {
    address = remote.address
    var options = Self.standing
    options += ["protocol.\(address.way.rawValue).allow=always"]
    if let authority = remote.authority { options.append("http.sslCAInfo=\(authority)") }
    var variables = ["GIT_ALLOW_PROTOCOL": address.way.rawValue]
    switch address.way {
    case .file: break
    case .https, .http: variables.merge(remote.proxy) { $1 }
    case .ssh:
      let settings = folder + "/tenantry-ssh-settings"
      try Self.write(remote.keys?.settings ?? "", to: settings)
      variables["GIT_SSH_COMMAND"] = Self.sshCommand
      variables["GIT_SSH_VARIANT"] = "ssh"
      variables["TENANTRY_SSH_SETTINGS"] = settings
    }
    hidden = try await Self.hidden(remote)
    self.options = options
    self.variables = variables
  }

  /// For every remote: no redirect, no helper, no other protocol, nothing signed, nothing but what was asked for.
  private static let standing = [
    "http.followRedirects=false", "http.sslVerify=true", "credential.helper=", "credential.interactive=false",
    "transfer.fsckObjects=true", "transfer.credentialsInUrl=die", "fetch.recurseSubmodules=false",
    "push.recurseSubmodules=no", "push.followTags=false", "push.gpgSign=false",
  ]

  /// The program's options; what is hidden is read from the descriptor that it gets as that number.
  func options(hiddenAt number: Int) -> [String] {
    let included = hidden == nil ? [] : ["include.path=/proc/self/fd/\(number)"]
    return (options + included).flatMap { ["-c", $0] }
  }

  func environment(_ base: [String: String]) -> [String: String] { base.merging(variables) { $1 } }

  /// To be kept open in the program.
  var descriptors: [Int32] { hidden.map { [$0.descriptor] } ?? [] }

  /// The password as the header that it becomes, for this address alone.
  private static func hidden(_ remote: GitRemote) async throws(IntegrationError) -> UnlinkedFile? {
    guard let login = remote.login, [.https, .http].contains(remote.address.way) else { return nil }
    let password = try await remote.secrets.resolve(login.password).reveal()
    guard !password.contains(where: \.isNewline), !login.username.contains(":") else {
      throw IntegrationError(
        "git", IntegrationError.codeInvalid,
        "A password with a line break, or a name with a colon, cannot be sent.", retry: .permanent)
    }
    let words = Data("\(login.username):\(password)".utf8).base64EncodedString()
    return try UnlinkedFile(
      "[http \"\(remote.address)\"]\n\textraHeader = \"Authorization: Basic \(words)\"\n")
  }

  private static func write(_ text: String, to path: String) throws(IntegrationError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw IntegrationError(
        "git", IntegrationError.codeGitFailed, "\(path) cannot be written.",
        detail: String(describing: error), retry: .permanent)
    }
  }
}
