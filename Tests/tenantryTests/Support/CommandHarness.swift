import ConsoleApp
import Foundation
import Integrations
import PlatformHost
import Synchronization
import TenantryAPI

@testable import tenantry

/// Runs command lines against a scripted platform and keeps what they printed.
struct CommandHarness: Sendable {
  var client = ScriptedClient([:])
  var output = Recorder()
  var messages = Recorder()
  var input = ""
  var isInteractive = false
  var variables = ["HOME": "/home/ops", "LANG": "C"]
  var openFailure: (any Error & Sendable)?
  var interruptAtOnce = false
  var folderExists = true
  /// What `doctor` finds.
  var facts = DoctorFacts(
    terminal: DoctorFacts.Terminal(), variables: [:], clipboard: .terminal, git: nil, folder: nil,
    platform: .missing, files: [], crashReport: nil)
  /// What the platform is connected to.
  var connections = ConnectionDesk(
    load: { _ in .none }, test: { ConnectionReport(system: $0.system) }, save: { _, _, _ in })
  /// Where changes wait; nil for a platform that is no server's.
  var outbox: Outbox?
  /// How people sign in.
  var signIn = SignInDesk(
    signIn: { _, _, _ in throw APIProblem(.refused, "Nobody signs in here.") },
    signOut: { _ in .wasNotSignedIn },
    openBrowser: { _ in false })
  let platform = FakePlatform.Log()

  static let now = Date(timeIntervalSince1970: 1_767_225_600)

  func run(_ line: String...) async -> CommandExit { await run(line) }

  func run(_ line: [String]) async -> CommandExit {
    await CommandLineTool.run(line, in: environment)
  }

  var environment: CommandEnvironment {
    let input = input
    let lines = Lines(input)
    return CommandEnvironment(
      opener: FakeOpener(
        platform: FakePlatform(client: client, outbox: outbox, log: platform), failure: openFailure,
        log: platform),
      gallery: FakeGallery(log: platform), variables: variables, folder: "/srv/ops",
      input: CommandInput(
        isTerminal: isInteractive, readAll: { Data(input.utf8.prefix($0 + 1)) },
        readLine: { lines.next() }),
      output: output.channel, messages: messages.channel, now: { Self.now },
      makeKey: { "key-1" }, pathExists: { [folderExists] _ in folderExists },
      examine: { [facts] _ in facts }, connections: connections, signIn: signIn,
      interruptions: { [interruptAtOnce] in
        AsyncStream { continuation in if interruptAtOnce { continuation.yield() } }
      })
  }
}

/// What somebody types, line by line, until they have nothing more to say.
private final class Lines: Sendable {
  private let rest: Mutex<ArraySlice<Substring>>

  init(_ text: String) {
    rest = Mutex(
      text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0))
  }

  func next() -> String? { rest.withLock { $0.popFirst().map(String.init) } }
}

/// A platform that is only a client; its log says what was done with it.
struct FakePlatform: CommandPlatform {
  final class Log: Sendable {
    private let lines = Mutex<[String]>([])
    var events: [String] { lines.withLock { $0 } }
    func add(_ event: String) { lines.withLock { $0.append(event) } }
  }

  let client: any ControlPlaneClient
  let outbox: Outbox?
  let log: Log

  func runWorkers() async {
    log.add("work")
    do {
      try await Task.sleep(for: .seconds(3_600))
    } catch {
      log.add("stop")
    }
  }

  func close() async { log.add("close") }
}

struct FakeOpener: PlatformOpener {
  let platform: FakePlatform
  let failure: (any Error & Sendable)?
  let log: FakePlatform.Log

  func open(_ place: PlatformPlace) async throws -> any CommandPlatform {
    log.add("open \(place)")
    if let failure { throw failure }
    return platform
  }

  func runConsole(_ settings: ConsoleSettings) async throws { log.add("console \(settings.place)") }

  func viewLog(_ settings: LogViewSettings) async throws {
    let back =
      settings.configuration.preferences().keys[.log, "log_up"].map { ", up is \($0.map(\.name))" } ?? ""
    log.add("view \(settings.path ?? "standard input")\(settings.isFollowed ? ", followed" : "")\(back)")
  }
}

struct FakeGallery: GalleryOpener {
  let log: FakePlatform.Log
  let themeNames = ["dark", "light"]

  func runGallery(_ browser: GalleryBrowser, noColour: Bool) async throws {
    log.add("gallery \(browser.page.id) \(browser.themeName)\(browser.isASCII ? " ascii" : "")")
  }
}
