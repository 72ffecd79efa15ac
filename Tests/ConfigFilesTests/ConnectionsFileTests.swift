import Testing

@testable import ConfigFiles

@Suite("The file of connections")
struct ConnectionsFileTests {
  private func read(_ text: String) -> ConnectionsFile { ConnectionsFile(Array(text.utf8)) }

  @Test("systems with their words, each with its place")
  func reading() {
    let file = read("keycloak:\n  url: https://sso.example.net\n  secret: env:SECRET\n")
    #expect(file.problems.isEmpty)
    #expect(file.entries["keycloak"]?.values == ["url": "https://sso.example.net", "secret": "env:SECRET"])
    #expect(file.entries["keycloak"]?.places["secret"] == FilePlace(line: 3, column: 3))
  }

  @Test(
    "what is no system with words is said with its place, and the rest is used",
    arguments: [
      ("keycloak: here\n", 1), ("keycloak:\n  url: [a, b]\nn8n:\n  url: https://n8n.example.net\n", 2),
      ("- keycloak\n", 1), ("a: b: c\n", 1),
    ])
  func faults(text: String, line: Int) {
    let file = read(text)
    #expect(file.problems.map { $0.place?.line } == [line])
    #expect((file.entries["n8n"] != nil) == text.contains("n8n"))
  }

  @Test("a system is added to a new file below its head")
  func adding() {
    let text = ConnectionsText.replacing("n8n", in: "", with: [("url", "https://n8n.example.net")])
    #expect(text.hasPrefix(ConnectionsText.head))
    #expect(text.hasSuffix("\n\nn8n:\n  url: https://n8n.example.net\n"))
  }

  @Test("a system's part is replaced or taken out, and all else stays, comments too")
  func replacing() {
    let text = """
      # ours
      keycloak:
        url: https://old.example.net  # the old one
        realm: master

      # the chat
      mattermost:
        url: https://chat.example.net

      """
    let changed = ConnectionsText.replacing("keycloak", in: text, with: [("url", "https://new.example.net")])
    #expect(
      changed == """
        # ours
        keycloak:
          url: https://new.example.net

        # the chat
        mattermost:
          url: https://chat.example.net

        """)
    let without = ConnectionsText.replacing("keycloak", in: text, with: nil)
    #expect(without == "# ours\n# the chat\nmattermost:\n  url: https://chat.example.net\n")
    #expect(ConnectionsText.replacing("superset", in: text, with: nil) == text)
  }

  @Test(
    "any word comes back from the file as it went in",
    arguments: [
      "env:NAME", "file:/a b/c", "yes", "0123", "a: b", "#x", "\"quoted\" \\ back", "exec:/bin/sh -c 'x'",
      "ü€",
      "a\tb", "- x", "*alias", "!tag", "", " padded ", "{}", "https://h/p?a=b&c=%20", "null", "~", "1e3",
    ])
  func roundTrip(word: String) {
    let text = ConnectionsText.replacing("system", in: "", with: [("key", word), ("last", "x")])
    #expect(read(text).entries["system"]?.values == ["key": word, "last": "x"])
    #expect(read(text).problems.isEmpty)
  }
}
