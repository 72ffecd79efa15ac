import Foundation
import PlatformHost
import SignIn
import Synchronization
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("Commands that sign in", .timeLimit(.minutes(20)))
struct SignInCommandTests {
  /// A folder of settings with these contexts, and what was asked of the desk.
  private final class World: Sendable {
    let home = NSTemporaryDirectory() + "tenantry-login-\(UUID().uuidString)"
    let asked = Mutex<[String]>([])

    init(_ contexts: String = "") throws {
      let folder = home + "/.config/tenantry"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try contexts.write(toFile: folder + "/contexts.yaml", atomically: true, encoding: .utf8)
    }

    func contexts() throws -> String {
      try String(contentsOfFile: home + "/.config/tenantry/contexts.yaml", encoding: .utf8)
    }

    func note(_ text: String) { asked.withLock { $0.append(text) } }

    func harness(
      _ answer: @escaping @Sendable () throws -> Session = { SignInCommandTests.session },
      prompt: SignInPrompt? = nil, variables: [String: String] = [:]
    ) -> CommandHarness {
      var harness = CommandHarness(client: ScriptedClient([WhoAmI.name: { _ in try answer() }]))
      harness.variables = ["HOME": home, "LANG": "C"].merging(variables) { _, new in new }
      harness.signIn = SignInDesk(
        signIn: { context, way, show in
          self.note("in \(context.name) \(way)")
          if let prompt { show(prompt) }
          return "in a test"
        },
        signOut: { context in
          self.note("out \(context.name)")
          return .done
        },
        openBrowser: { address in
          self.note("open \(address)")
          return true
        })
      return harness
    }
  }

  private static let session = Session(
    context: "server", mode: .remote, actor: "ada", role: .platformOperator, integrations: [],
    tenantsSoftLimit: 0,
    signIn: .init(.oidc, until: Date(timeIntervalSince1970: 1_767_225_900)))

  private static let prod = "prod:\n  server: https://t.example.net\n  login: oidc\n"

  @Test("a context is added once somebody has signed in, with what it is for")
  func add() async throws {
    let world = try World()
    let harness = world.harness()
    #expect(
      await harness.run("context", "add", "prod", "https://t.example.net", "--login", "--production") == .ok)
    #expect(
      try world.contexts()
        == "prod:\n  server: https://t.example.net\n  login: oidc\n  environment: production\n")
    #expect(world.asked.withLock { $0 } == ["in prod code"])
    #expect(harness.messages.text.contains("you are ada, platform_operator"))
    let list = world.harness()
    #expect(await list.run("context", "list") == .ok)
    #expect(list.output.text.contains("production") && list.output.text.contains("tenantry login"))
  }

  @Test("where the server does not know who signed in, nothing is written down and the sign-in is forgotten")
  func unknown() async throws {
    let world = try World()
    let harness = world.harness { throw APIProblem(.forbidden, "The token gives no role here.") }
    #expect(await harness.run("context", "add", "prod", "https://t.example.net", "--login") == .refused)
    #expect(try world.contexts().isEmpty)
    #expect(world.asked.withLock { $0 } == ["in prod code", "out prod"])
  }

  @Test("a context needs a token or a sign-in, and not both; it is not production and staging at once")
  func usage() async throws {
    let world = try World()
    let add = ["context", "add", "prod", "https://t.example.net"]
    for more in [
      [], ["--login", "--token", "env:T"], ["--token", "env:T", "--device"],
      ["--login", "--production", "--staging"],
    ] { #expect(await world.harness().run(add + more) == .usage, "\(more)") }
    #expect(world.asked.withLock { $0 }.isEmpty)
  }

  @Test("over SSH and without a screen it is the code, with one the browser; --device forces the code")
  func ways() async throws {
    let cases: [([String: String], [String], SignInDialogue.Way)] = [
      ([:], [], .code), (["DISPLAY": ":0"], [], .browser), (["WAYLAND_DISPLAY": "wayland-0"], [], .browser),
      (["DISPLAY": ":0"], ["--device"], .code), (["DISPLAY": ":0", "SSH_CONNECTION": "a b c d"], [], .code),
      (["DISPLAY": ""], [], .code),
    ]
    for (variables, more, way) in cases {
      let world = try World(Self.prod)
      #expect(await world.harness(variables: variables).run(["login"] + more) == .ok)
      #expect(world.asked.withLock { $0 } == ["in prod \(way)"], "\(variables) \(more)")
    }
  }

  @Test(
    "a browser is opened at its address; the address of a code is shown large with the code, and never opened"
  )
  func prompts() async throws {
    let address = try #require(URL(string: "https://sso.example.net/auth?x=1"))
    let browser = try World(Self.prod)
    let opened = browser.harness(prompt: .browser(address), variables: ["DISPLAY": ":0"])
    #expect(await opened.run("login") == .ok)
    #expect(browser.asked.withLock { $0 } == ["in prod browser", "open https://sso.example.net/auth?x=1"])
    #expect(opened.messages.text.contains("    https://sso.example.net/auth?x=1\n"))

    let device = try #require(URL(string: "https://sso.example.net/device"))
    let code = try World(Self.prod)
    let shown = code.harness(prompt: .code("WDJB-MJHT", at: device, lasting: .seconds(600)))
    #expect(await shown.run("login") == .ok)
    #expect(code.asked.withLock { $0 } == ["in prod code"])
    for words in ["    https://sso.example.net/device\n", "    W D J B - M J H T\n", "counts for 10 minutes"]
    {
      #expect(shown.messages.text.contains(words), "\(shown.messages.text)")
    }
  }

  @Test("which context is meant has to be clear, and one with a token is not signed in to")
  func which() async throws {
    #expect(await (try World()).harness().run("login") == .usage)
    let two = try World(Self.prod + "stage:\n  server: https://s.example.net\n  login: oidc\n")
    let unclear = two.harness()
    #expect(await unclear.run("login") == .usage)
    #expect(unclear.messages.text.contains("tenantry login --context stage"))
    #expect(await two.harness().run("login", "--context", "stage") == .ok)
    let token = try World("n8n:\n  server: https://t.example.net\n  token: env:T\n")
    #expect(await token.harness().run("login", "--context", "n8n") == .usage)
  }

  @Test("who one is, is said in words and as JSON")
  func whoAmI() async throws {
    let world = try World(Self.prod)
    let words = world.harness()
    #expect(await words.run("--context", "prod", "whoami") == .ok)
    for part in [
      "ada", "platform_operator", "by the provider of sign-ins, until 2026-01-01T00:05:00Z, and renewed",
    ] {
      #expect(words.output.text.contains(part), "\(words.output.text)")
    }
    let json = world.harness()
    #expect(await json.run("--context", "prod", "whoami", "-o", "json", "--read-only") == .ok)
    for part in ["\"actor\":\"ada\"", "\"read_only\":true", "\"signed_in_by\":\"oidc\"", "\"tenants\":[]"] {
      #expect(json.output.text.contains(part), "\(json.output.text)")
    }
  }

  @Test("who has to sign in again is told how, and the exit code is 5")
  func again() async throws {
    let harness = (try World(Self.prod)).harness {
      throw APIProblem(.unauthenticated, SignInShelf.advice("prod"))
    }
    #expect(await harness.run("--context", "prod", "whoami") == .notSignedIn)
    #expect(harness.messages.text.contains("Sign in again: tenantry login --context prod"))
  }

  @Test("signing out, and forgetting a context, forgets the sign-in")
  func out() async throws {
    let world = try World(Self.prod)
    #expect(await world.harness().run("logout") == .ok)
    #expect(await world.harness().run("context", "remove", "prod") == .ok)
    #expect(world.asked.withLock { $0 } == ["out prod", "out prod"])
    #expect(try world.contexts().isEmpty)
  }
}
