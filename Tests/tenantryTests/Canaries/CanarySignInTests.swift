import ConsoleApp
import FaultServer
import Foundation
import PlatformHost
import SignIn
import TenantryAPI
import TestSupport
import Testing

@testable import Integrations
@testable import tenantry

/// A canary as each token of somebody who signs in, through everything that they can do with it and everything that can go
/// wrong: it lies where it is kept, and goes where it is meant for.
@Suite("canary secrets of somebody who signed in", .timeLimit(.minutes(20)))
struct CanarySignInTests {
  private let home: TemporaryFolder
  private let provider = CanaryProvider()
  private let server: FaultServer

  init() throws {
    home = try TemporaryFolder()
    server = try provider.serve()
  }

  private var variables: [String: String] { ["HOME": home.path, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"] }
  private var kept: String { ".local/state/tenantry/sign-in/prod.json" }

  /// Opens what a context leads to, as a console does.
  private struct Opener: PlatformOpener {
    let variables: [String: String]

    func open(_ place: PlatformPlace) async throws -> any CommandPlatform {
      guard case .remote(let context, let isReadOnly) = place else { throw CanaryProblem("no context was named") }
      return try RemotePlatform(context, isReadOnly: isReadOnly, remembers: true, variables: variables)
    }

    func runConsole(_ settings: ConsoleSettings) async throws {}
    func viewLog(_ settings: LogViewSettings) async throws {}
  }

  private func environment(_ output: Recorder, _ messages: Recorder) -> CommandEnvironment {
    CommandEnvironment(
      opener: Opener(variables: variables), gallery: FakeGallery(log: FakePlatform.Log()), variables: variables,
      folder: home.path, input: CommandInput(isTerminal: false, readAll: { _ in Data() }, readLine: { nil }),
      output: output.channel, messages: messages.channel, now: { Date() }, makeKey: { UUID().uuidString },
      pathExists: { _ in true }, examine: { [variables] in await Examiner(variables: variables).examine($0) },
      connections: ConnectionDesk(
        load: { _ in .none }, test: { ConnectionReport(system: $0.system) }, save: { _, _, _ in }),
      signIn: .live(variables: variables), interruptions: { AsyncStream { $0.finish() } })
  }

  /// Runs a command and looks at all that it says.
  @discardableResult
  private func run(_ line: [String], _ hunt: inout CanaryHunt) async -> CommandExit {
    let (output, messages) = (Recorder(), Recorder())
    let exit = await CommandLineTool.run(line, in: environment(output, messages))
    hunt.search(output.text, "commands", line.joined(separator: " "))
    hunt.search(messages.text, "command messages", line.joined(separator: " "))
    return exit
  }

  private static let commands: [[String]] = [
    ["whoami"], ["whoami", "-o", "json"], ["tenants", "list"], ["tenants", "show", "acme"], ["op", "list", "-o", "json"],
    ["tenants", "pause", "acme", "--confirm=acme", "--queue"], ["outbox", "list", "-o", "json"], ["outbox", "send"],
    ["doctor"], ["doctor", "-o", "json"],
  ]

  private func runAll(_ hunt: inout CanaryHunt) async {
    for line in Self.commands { await run(["--context", "prod"] + line, &hunt) }
  }

  /// What a console on the context draws, page by page.
  @MainActor
  private func look(_ hunt: inout CanaryHunt) async throws {
    let file = try ContextFile.read(variables)
    let platform = try RemotePlatform(
      try #require(file["prod"]), isReadOnly: false, remembers: true, variables: variables)
    for route in [Route.overview, .tenants, .tenant("acme")] {
      let console = await CanaryConsole(platform.client, drafts: URL(filePath: home.path + "/drafts"), route: route)
      hunt.search(console.screen, "screens", route.path)
      await console.press("E")
      hunt.search(console.screen, "screens", route.path)
    }
    await platform.close()
  }

  @Test("no token is shown or kept elsewhere: signing in, calling, being refused in every way, signing out")
  func walk() async throws {
    var hunt = CanaryHunt(provider.canaries)
    let children = ChildWatch()
    defer { server.close() }
    let root = server.url().absoluteString
    #expect(await run(["context", "add", "prod", root, "--login", "--device"], &hunt) == .ok)
    await runAll(&hunt)
    try await look(&hunt)
    #expect(provider.pairs > Self.commands.count, "every command renews")

    for echo in CanaryProvider.Echo.allCases {
      for status in [401, 422, 500] {
        provider.refuseCalls(echo, status: status)
        await runAll(&hunt)
        try await look(&hunt)
      }
      provider.relent()
      provider.refuseTokens(echo, code: "invalid_request")
      await run(["--context", "prod", "whoami"], &hunt)
      await run(["login", "--device"], &hunt)
      await run(["--context", "prod", "doctor"], &hunt)
      provider.refuseTokens(echo, code: "invalid_grant")
      #expect(await run(["--context", "prod", "whoami"], &hunt) == .notSignedIn)
      provider.relent()
      #expect(await run(["login", "--device"], &hunt) == .ok)
      provider.refuseTokens(echo, code: "unsupported_token_type")
      #expect(await run(["logout"], &hunt) == .ok)
      provider.relent()
      #expect(await run(["login", "--device"], &hunt) == .ok)
    }
    #expect(provider.refusals > 100, "it was refused \(provider.refusals) times only")

    try hunt.search(folder: home.path, "files")
    let place = "files \(kept)"
    #expect(hunt.findings.contains { $0.place == place }, "the hunt does not find what is kept")
    #expect(await run(["context", "remove", "prod", "--discard"], &hunt) == .ok)
    var left = CanaryHunt(provider.canaries)
    try left.search(folder: home.path, "files")
    hunt.search(children: children.finish())
    search(requests: server.requests, &hunt)
    let findings = (hunt.findings.filter { $0.place != place }.union(left.findings)).map(\.description).sorted()
    #expect(findings.isEmpty, "\(findings.joined(separator: "\n"))")
    for kind in ["children", "commands", "command messages", "screens", "files", "requests"] {
      #expect(hunt.bytes[kind, default: 0] > 0, "nothing was looked at in \(kind)")
    }
  }

  /// Tokens go in one header and in forms; never in an address, which servers and proxies write down.
  private func search(requests: [ReceivedRequest], _ hunt: inout CanaryHunt) {
    for request in requests {
      let lines = request.lines.filter { !$0.lowercased().hasPrefix("authorization:") }
      hunt.search("\(request.method) \(request.target) \(lines.joined(separator: " "))", "requests", request.target)
      if !request.target.hasPrefix("/realm/") { hunt.search(request.body, "requests", "body of \(request.target)") }
    }
  }

  @Test("a keyring is told them on its standard input, never as an argument or a variable; no file has them, too")
  func keyring() async throws {
    let program = home.path + "/secret-tool"
    let script = """
      #!/bin/sh
      case "$1" in
        store) cat > "$HOME/ring" ;;
        lookup) cat "$HOME/ring" 2>/dev/null ;;
        clear) rm -f "$HOME/ring" ;;
      esac
      sleep 0.1
      """
    try script.write(toFile: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
    let keyring = try #require(
      DesktopKeyring(
        variables: variables.merging(["DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"]) { $1 },
        programs: [program]))
    let store = SignInStore(folder: home.path + "/sign-in", name: "prod", keyring: keyring)
    let tokens = try tokens()
    let children = ChildWatch()
    try await store.save(tokens)
    #expect(try await store.load() == tokens)
    var hunt = CanaryHunt(provider.canaries)
    hunt.search(try await store.place(), "place")
    try hunt.search(folder: home.path, "files")
    #expect(Set(hunt.findings.map(\.place)) == ["files ring"], "\(hunt.findings)")
    try await store.remove()
    var left = CanaryHunt(provider.canaries)
    try left.search(folder: home.path, "files")
    let seen = children.finish()
    left.search(children: seen)
    #expect(left.findings.isEmpty && seen.count > 2, "\(left.findings)")
  }

  @Test("tokens say in words, in their mirror and when they are dumped whose they are, and not what")
  func words() throws {
    let tokens = try tokens()
    var text = "\(tokens) \(String(reflecting: tokens)) \([tokens]) \(Mirror(reflecting: tokens).children.map(\.value))"
    dump(tokens, to: &text)
    var hunt = CanaryHunt(provider.canaries)
    hunt.search(text, "words")
    #expect(hunt.findings.isEmpty && text.contains("https://t.example.net"), "\(text)")
  }

  private func tokens() throws -> TokenSet {
    let fields: [String: Any] = [
      "server": "https://t.example.net", "issuer": "https://sso.example.net", "client_id": "console",
      "token_endpoint": "https://sso.example.net/token", "access_token": provider.canaries[1].core,
      "refresh_token": provider.canaries[2].value, "received_at": 1_767_225_600,
    ]
    return try #require(TokenSet(document: JSONSerialization.data(withJSONObject: fields)))
  }
}
