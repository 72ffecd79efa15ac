extension GitRemote {
  package static let definition = SystemDefinition(
    "git", "Git", purpose: "Takes the commits of the desired state, where GitHub is not asked for them.",
    fields: [
      ConnectionField(
        "url", "Address", .repository,
        help: "/folder, git@host:path, ssh://git@host:port/path or https://host/path."),
      ConnectionField("branch", "Branch", .word, help: "The one that commits go to.", standard: "main"),
      ConnectionField(
        "username", "Name", .word, help: "For https: who we are; many servers take any name with a token.",
        standard: "git"),
      ConnectionField(
        "password", "Password or token", .secret,
        help: "For https: env:NAME, file:/path or exec:/program; may write to the repository.",
        isRequired: false),
      ConnectionField(
        "ssh_key", "Private key", .path, help: "For ssh: a file without a passphrase, mode 0600.",
        isRequired: false),
      ConnectionField(
        "known_hosts", "Known hosts", .path,
        help: "For ssh: the file with the host's key, as ssh-keyscan writes it once you have compared it.",
        isRequired: false),
      .authority,
    ]
  ) { values, parts throws(IntegrationError) in
    await (try GitRemote(values, parts)).testConnection(now: parts.now)
  }

  private static let proxyVariables = ["HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"]

  /// The remote that somebody connected.
  package init(_ values: ConnectionValues, _ parts: ConnectionParts) throws(IntegrationError) {
    var keys: GitKeys?
    if let key = values["ssh_key"], let known = values["known_hosts"] {
      keys = try GitKeys(key: key, knownHosts: known)
    }
    var login: Login?
    if values["password"] != nil {
      login = Login(username: try values.text("username"), password: try values.secret("password"))
    }
    try self.init(
      address: try GitAddress(try values.text("url")), branch: try GitBranch(try values.text("branch")),
      login: login, keys: keys, authority: values["ca"],
      proxy: parts.environment.filter { Self.proxyVariables.contains($0.key) }, secrets: parts.secrets)
  }
}
