import Foundation
import Integrations
import TenantModel
import TenantryAPI
import Testing

@testable import tenantry

@Suite("tenantry doctor")
struct DoctorTests {
  /// A machine on which all is well.
  private static func well() -> DoctorFacts {
    var terminal = DoctorFacts.Terminal(
      term: "xterm-256color", entry: "xterm-256color", source: "/lib/terminfo/x/xterm-256color", colors: 256,
      codeset: "UTF-8")
    (terminal.isAsked, terminal.hasAnswered) = (true, true)
    terminal.widths = [("CJK", 4, 4), ("emoji", 2, 2), ("combining", 1, 1)]
    terminal.modes = [2026: 2, 1006: 2, 2004: 0]
    terminal.attributes = [64, 52]
    let session = Session(
      context: "local", mode: .embedded, actor: "ops@north", role: .platformOwner,
      integrations: [
        IntegrationStatus(system: "git", title: "Git desired state", isConnected: true),
        IntegrationStatus(system: "keycloak", title: "Keycloak", isConnected: false),
      ], tenantsSoftLimit: 200)
    return DoctorFacts(
      terminal: terminal, variables: ["LANG": "C.UTF-8"], clipboard: .terminal, git: "git version 2.39.5",
      folder: DoctorFacts.Folder(
        path: "/home/ops/data", exists: true, isWritable: true, bytesFree: 9 << 30, clockSkew: 0.01),
      platform: .open(session, schema: 3, journal: "wal"), files: [], crashReport: nil)
  }

  @Test("a system that is left alone is broken, and it says since when, until when and why")
  func leftAlone() async {
    let answer = await run { facts in
      guard case .open(var session, let schema, let journal) = facts.platform else { return }
      session.integrations[0].breaker = BreakerStatus(state: .closed)
      session.integrations[1].isConnected = true
      session.integrations[1].breaker = BreakerStatus(
        state: .open, since: Date(timeIntervalSince1970: 1_767_225_600),
        nextTry: Date(timeIntervalSince1970: 1_767_225_660), reason: "sso answered 503.")
      facts.platform = .open(session, schema: schema, journal: journal)
    }
    #expect(answer.exit == .refused)
    let words = "left alone since 2026-01-01T00:00:00Z, next try 2026-01-01T00:01:00Z: sso answered 503."
    #expect(answer.output.contains(words), "\(answer.output)")
    #expect(answer.output.contains("tenantry connect keycloak --test"))
    #expect(!answer.output.contains("git left alone"))
  }

  private func run(
    _ change: (inout DoctorFacts) -> Void = { _ in }, _ arguments: String...
  ) async -> (exit: CommandExit, output: String, messages: String) {
    var facts = Self.well()
    change(&facts)
    let harness = CommandHarness(facts: facts)
    let exit = await harness.run(["doctor"] + arguments)
    return (exit, harness.output.text, harness.messages.text)
  }

  @Test("where all is well it ends with 0 and says what it found")
  func allWell() async {
    let (exit, output, messages) = await run()
    #expect(exit == .ok && messages.isEmpty)
    #expect(output.contains("schema 3, journal wal") && !output.contains("BROKEN"))
    #expect(output.contains("OSC 52, which the terminal says it takes"))
    #expect(output.contains("whole frames (2026), mouse (1006)") && !output.contains("bracketed paste"))
  }

  @Test("connected systems are asked: what answers is said, what does not is a problem with its way out")
  func connections() async {
    var good = ConnectionReport(system: "keycloak", identity: "tenantry", version: "26.2")
    good.add(ConnectionCheck("realm", isPassing: true, "The realm can be read."))
    var bad = ConnectionReport(system: "n8n")
    bad.add(ConnectionCheck("sign_in", isPassing: false, "The API key is refused."))
    let well = await run { $0.connections = [good] }
    #expect(well.exit == .ok && well.output.contains("26.2, as tenantry"))
    let ill = await run { $0.connections = [good, bad] }
    #expect(ill.exit == .refused && ill.output.contains("The API key is refused."))
    #expect(ill.output.contains("tenantry connect n8n --test"))
    let wrong = await run { $0.connectionProblems = ["/data/connections.yaml:3:1: There is no system “x”."] }
    #expect(wrong.exit == .refused && wrong.output.contains("connections.yaml:3:1"))
  }

  @Test("each problem ends with 1 and says what to do", arguments: 0..<9)
  func problems(number: Int) async {
    let changes: [(advice: String, change: (inout DoctorFacts) -> Void)] = [
      ("Set TERM", { $0.terminal.entry = nil }),
      ("Columns will not stand in line", { $0.terminal.widths[1].drawn = 1 }),
      ("Install git", { $0.git = nil }),
      (
        "local disk",
        { facts in
          guard case .open(let session, let schema, _) = facts.platform else { return }
          facts.platform = .open(session, schema: schema, journal: "delete")
        }
      ),
      ("update this program", { $0.platform = .failed("Newer schema.", advice: ["update this program"]) }),
      ("chown", { $0.folder?.isWritable = false }),
      ("chmod 700", { $0.folder?.isOpenToOthers = true }),
      ("Make room", { $0.folder?.bytesFree = 1 << 20 }),
      ("Correct the file", { $0.files = [DoctorFacts.File(path: "c.yaml", problem: "c.yaml:1:1: No.")] }),
    ]
    let (exit, output, messages) = await run(changes[number].change)
    #expect(exit == .refused)
    #expect(output.contains("BROKEN") && output.contains(changes[number].advice))
    #expect(messages == "tenantry: 1 thing is broken.\n")
  }

  @Test("what is only less than it could be does not count as broken", arguments: 0..<6)
  func notices(number: Int) async {
    let changes: [(said: String, change: (inout DoctorFacts) -> Void)] = [
      ("drawn for xterm-256color", { $0.terminal.term = "xterm-kitty" }),
      ("drawn in ASCII", { $0.terminal.codeset = "ANSI_X3.4-1968" }),
      ("TENANTRY_CLIPBOARD", { $0.clipboard = .none("off") }),
      ("NO_COLOR is set", { $0.variables["NO_COLOR"] = "1" }),
      ("did not answer in time", { $0.terminal.hasAnswered = false }),
      ("/state/crash-1.txt", { $0.crashReport = "/state/crash-1.txt" }),
    ]
    let (exit, output, _) = await run(changes[number].change)
    #expect(exit == .ok && output.contains(changes[number].said))
  }

  @Test("a clock that goes another way than the file system's is a problem")
  func clock() async {
    #expect(await run { $0.folder?.clockSkew = -42 }.output.contains("42.0 s from the file system's"))
    #expect(await run { $0.folder?.clockSkew = -42 }.exit == .refused)
    let near = await run { $0.folder?.clockSkew = 0.01 }
    #expect(near.exit == .ok && near.output.contains("whether both are right, nothing here can tell"))
  }

  @Test("where no platform is yet nothing is broken")
  func missing() async {
    let answer = await run {
      $0.platform = .missing
      $0.folder = DoctorFacts.Folder(path: "/home/ops/data")
    }
    #expect(answer.exit == .ok && answer.output.contains("not there yet"))
  }

  @Test("JSON has every check, with states and advice")
  func json() async throws {
    let answer = await run({ $0.git = nil }, "-o", "json")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    #expect(object["is_well"] as? Bool == false)
    let checks = try #require(object["checks"] as? [[String: Any]])
    let git = try #require(checks.first { $0["name"] as? String == "git" })
    #expect(git["state"] as? String == "problem" && git["area"] as? String == "platform")
    #expect((git["advice"] as? String)?.contains("Install git") == true)
  }

  @Test("a hostile TERM is shown, not obeyed")
  func hostile() async {
    let answer = await run {
      $0.terminal.term = "\u{1B}]0;owned\u{7}"
      $0.terminal.entry = nil
    }
    #expect(!answer.output.contains("\u{1B}") && answer.output.contains("␛]0;owned␇"))
  }
}
