import Foundation
import Integrations
import PlatformHost
import Synchronization
import Testing

@testable import tenantry

@Suite("tenantry connect")
struct ConnectCommandTests {
  /// A desk with a folder of its own, and a network that says what a test wants.
  private final class Desk: Sendable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "connect-\(UUID().uuidString)").path
    let tried = Mutex<[ConnectionValues]>([])
    let isPassing: Bool

    init(isPassing: Bool = true) { self.isPassing = isPassing }

    deinit { _ = try? FileManager.default.removeItem(atPath: folder) }

    var file: String? { try? String(contentsOfFile: folder + "/connections.yaml", encoding: .utf8) }

    func write(_ text: String) throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try text.write(toFile: folder + "/connections.yaml", atomically: true, encoding: .utf8)
    }

    var desk: ConnectionDesk {
      var desk = ConnectionDesk.live(variables: [:])
      desk.test = { [self] values in
        tried.withLock { $0.append(values) }
        var report = ConnectionReport(system: values.system, version: "26.2")
        report.add(
          ConnectionCheck("realm", isPassing: isPassing, "The realm can\(isPassing ? "" : "not") be read."))
        return report
      }
      return desk
    }
  }

  private func harness(_ desk: Desk, input: String? = nil) -> CommandHarness {
    var harness = CommandHarness()
    harness.connections = desk.desk
    if let input {
      harness.input = input
      harness.isInteractive = true
      harness.output = Recorder(isTerminal: true)
      harness.messages = Recorder(isTerminal: true)
    }
    return harness
  }

  private let keycloak = [
    "--set", "url=https://sso.example.net", "--set", "client=tenantry", "--set", "secret=env:SSO",
  ]

  private func line(_ desk: Desk, _ words: [String]) -> [String] {
    ["connect"] + words + ["--data-folder", desk.folder]
  }

  @Test("what works is written down, for its owner alone, and listed")
  func connecting() async throws {
    let desk = Desk()
    let harness = harness(desk)
    #expect(await harness.run(line(desk, ["keycloak"] + keycloak)) == .ok)
    #expect(desk.file?.contains("keycloak:\n  url: https://sso.example.net\n  client: tenantry\n") == true)
    let attributes = try FileManager.default.attributesOfItem(atPath: desk.folder + "/connections.yaml")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(await harness.run(line(desk, [])) == .ok)
    #expect(harness.output.text.contains("keycloak      connected      https://sso.example.net"))
  }

  @Test("what does not work is said and not written, unless somebody insists")
  func failing() async {
    let desk = Desk(isPassing: false)
    let harness = harness(desk)
    #expect(await harness.run(line(desk, ["keycloak"] + keycloak)) == .refused)
    #expect(desk.file == nil)
    #expect(harness.output.text.contains("x The realm cannot be read."))
    #expect(await harness.run(line(desk, ["keycloak", "--untested"] + keycloak)) == .ok)
    #expect(desk.file != nil && desk.tried.withLock { $0.count } == 1)
  }

  @Test("a secret in the place of its reference is refused, and said nowhere")
  func secret() async {
    let desk = Desk()
    let harness = harness(desk)
    let words = [
      "keycloak", "--set", "url=https://sso.example.net", "--set", "client=t", "--set", "secret=hunter2",
    ]
    #expect(await harness.run(line(desk, words)) == .usage)
    #expect(desk.file == nil && desk.tried.withLock { $0.isEmpty })
    #expect(!(harness.output.text + harness.messages.text).contains("hunter2"))
  }

  @Test("on a terminal it asks, offers what is known, and asks again after a wrong answer")
  func asking() async throws {
    let desk = Desk()
    try desk.write("# ours\nkeycloak:\n  url: https://old.example.net\n")
    let answers = "\n\ntenantry\nhunter2\nfile:/run/secret\n\n\n"
    let harness = harness(desk, input: answers)
    #expect(await harness.run(line(desk, ["keycloak"])) == .ok)
    let text = try #require(desk.file)
    #expect(text.hasPrefix("# ours\nkeycloak:\n  url: https://old.example.net\n"))
    #expect(text.contains("secret: file:/run/secret") && !text.contains("ca:"))
    #expect(!text.contains("hunter2"))
  }

  @Test("what is written down can be tried and taken out, and the rest stays")
  func removing() async throws {
    let desk = Desk()
    try desk.write(
      "keycloak:\n  url: https://a.example.net\n  client: t\n  secret: env:A\n\n# chat\nn8n:\n  url: x\n")
    let harness = harness(desk)
    #expect(await harness.run(line(desk, ["keycloak", "--test"])) == .ok)
    #expect(await harness.run(line(desk, ["n8n", "--test"])) == .usage)
    #expect(await harness.run(line(desk, ["mattermost", "--test"])) == .refused)
    #expect(await harness.run(line(desk, ["keycloak", "--remove"])) == .ok)
    #expect(desk.file == "# chat\nn8n:\n  url: x\n")
  }

  @Test("a file that is wrong is said line by line, and is not written over")
  func wrongFile() async throws {
    let desk = Desk()
    let text = "keycloak: [\n"
    try desk.write(text)
    let harness = harness(desk)
    #expect(await harness.run(line(desk, [])) == .usage)
    #expect(harness.messages.text.contains("connections.yaml:"))
    #expect(await harness.run(line(desk, ["keycloak"] + keycloak)) == .usage)
    #expect(desk.file == text)
  }

  @Test(
    "mistakes are said",
    arguments: [
      ["keyclok"], ["--test"], ["keycloak", "--test", "--remove"], ["keycloak", "--set", "url"],
      ["keycloak"], ["keycloak", "--sandbox"],
    ])
  func mistakes(words: [String]) async {
    let desk = Desk()
    #expect(await harness(desk).run(line(desk, words)) == .usage)
    #expect(desk.file == nil)
  }

  @Test("docs/connections.md has every system with all its fields")
  func documented() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../docs/connections.md")
    let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
    for definition in SystemCatalog.all {
      let row = try #require(lines.first { $0.hasPrefix("| `\(definition.name)` |") })
      for field in definition.fields {
        #expect(row.contains("`\(field.name)`"), "\(definition.name): \(field.name)")
      }
    }
  }

  @Test("read-only writes nothing, and tries all the same")
  func readOnly() async throws {
    let desk = Desk()
    try desk.write("keycloak:\n  url: https://a.example.net\n  client: t\n  secret: env:A\n")
    let before = desk.file
    let harness = harness(desk)
    #expect(await harness.run(line(desk, ["keycloak", "--remove", "--read-only"])) == .refused)
    #expect(await harness.run(line(desk, ["keycloak", "--test", "--read-only"])) == .ok)
    #expect(desk.file == before)
  }
}
