import Testing

@testable import Integrations

@Suite("addresses of repositories")
struct GitAddressTests {
  @Test(
    "a folder, ssh and https are ways to a repository",
    arguments: [
      ("/srv/git/desired state.git", GitAddress.Way.file, "/srv/git/desired state.git"),
      ("file:///srv/-git/a%20b.git", .file, "/srv/-git/a b.git"),
      ("git@git.example.net:ops/state.git", .ssh, "git@git.example.net:ops/state.git"),
      ("ssh://git@git.example.net:2222/ops/state.git", .ssh, "ssh://git@git.example.net:2222/ops/state.git"),
      ("https://git.example.net/ops/state.git", .https, "https://git.example.net/ops/state.git"),
      ("http://127.0.0.1:8080/state.git", .http, "http://127.0.0.1:8080/state.git"),
    ])
  func good(text: String, way: GitAddress.Way, kept: String) throws {
    let address = try GitAddress(text)
    #expect(address.way == way && address.text == kept)
  }

  @Test(
    "everything else is refused before git sees it",
    arguments: [
      "", "state", "-oProxyCommand=id", "--upload-pack=id", "-host:path", "git@-oProxyCommand=id:path",
      "host:-path", "ext::sh -c id", "ssh://-oProxyCommand=id/path", "ssh://git:secret@host/path",
      "ssh://host", "https://name:secret@git.example.net/x", "https://token@git.example.net/x",
      "http://git.example.net/x", "git://git.example.net/x", "ftp://git.example.net/x", "https://h/x?y=z",
      "https://h/\"]\n[core]", "/a\nb", "file://host/path", "/",
    ])
  func bad(text: String) {
    let error = #expect(throws: IntegrationError.self) { try GitAddress(text) }
    #expect(error?.code == IntegrationError.codeInvalid)
    #expect(error?.message.contains("secret") == false)
  }

  @Test("branches have names that git would take, and none that looks like an option")
  func branches() throws {
    for name in ["main", "release/1.0", "tenantry-x_y"] {
      #expect(try GitBranch(name).reference == "refs/heads/\(name)")
    }
    let wrong = [
      "", "-f", "--force", "HEAD", "a..b", "a b", "a/", "/a", "a.lock", ".a", "a/.b", "a@{1}", "a:b", "a^",
      "a\\b", "a.",
    ]
    for name in wrong { #expect(throws: IntegrationError.self) { try GitBranch(name) } }
  }

  @Test("ssh is never without the keys of those we talk to")
  func keys() throws {
    let secrets = SecretResolver.system(environment: [:])
    #expect(throws: IntegrationError.self) {
      try GitRemote(address: try GitAddress("git@host:path"), branch: try GitBranch("main"), secrets: secrets)
    }
    #expect(throws: IntegrationError.self) { try GitKeys(key: "/a\"\nProxyCommand id", knownHosts: "/b") }
    #expect(throws: IntegrationError.self) { try GitKeys(key: "/a", knownHosts: "/b$HOME") }
    let settings = try GitKeys(key: "/a b/100%", knownHosts: "/known").settings
    #expect(
      settings.contains("IdentityFile \"/a b/100%%\"\n") && settings.contains("StrictHostKeyChecking yes\n"))
  }

  @Test("what servers say is repeated without what steers terminals")
  func words() {
    let said = "remote: \u{1B}[31mno\u{7} way\u{202E}!  \nremote: \nerror: failed\nremote: ask ops\r\n"
    #expect(GitWords.ofServer(said) == "[31mno way !; ask ops")
    #expect(GitWords.plain(String(repeating: "a", count: 999)).count == 300)
  }
}
