import Foundation
import GRDB
import JobEngine
import PlatformHost
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import Integrations
@testable import tenantry

/// The hunt is worth what it finds: a canary that somebody planted is found in each kind of place, in each encoding.
@Suite("planted canaries", .timeLimit(.minutes(20)))
struct CanaryPlantTests {
  private static func canaries() -> [Canary] {
    var random = SystemRandomNumberGenerator()
    return Canary.all(using: &random)
  }

  /// What others make of a canary, by means that are not the hunt's own.
  private static func written(_ value: String) throws -> [(CanaryEncoding, String)] {
    let bytes = Data(value.utf8)
    let json = String(decoding: try JSONEncoder().encode([value]), as: UTF8.self)
    let slashless = JSONEncoder()
    slashless.outputFormatting = .withoutEscapingSlashes
    let units = value.utf16.map { String(format: "\\u%04x", $0) }.joined()
    return [
      (.plain, value), (.plain, json), (.plain, String(decoding: try slashless.encode([json]), as: UTF8.self)),
      (.plain, value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""),
      (.plain, value.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")),
      (.percent, bytes.map { String(format: "%%%02X", $0) }.joined()),
      (.percent, bytes.map { String(format: "%%%02x", $0) }.joined()),
      (.escaped, units), (.escaped, units.uppercased().replacing("\\U", with: "\\u")),
      (.escapedTwice, units.replacing("\\", with: "\\\\")),
      (.base64, bytes.base64EncodedString()), (.base64, (Data("x".utf8) + bytes).base64EncodedString()),
      (.base64, (Data("xy".utf8) + bytes + Data("z".utf8)).base64EncodedString()),
      (
        .base64,
        (Data("admin:".utf8) + bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      ),
      (.hex, bytes.map { String(format: "%02x", $0) }.joined()),
      (.hex, bytes.map { String(format: "%02X", $0) }.joined()), (.reversed, String(value.reversed())),
    ]
  }

  @Test("each is found in every encoding, with its slot")
  func encodings() throws {
    for canary in Self.canaries() {
      for (encoding, text) in try Self.written(canary.value) {
        var hunt = CanaryHunt(Self.canariesWith(canary))
        hunt.search("before \(text) after", "text", "here")
        #expect(hunt.findings.map(\.description).contains("\(canary.slot) in \(encoding.rawValue) in text here"), "\(text)")
      }
      var hunt = CanaryHunt([canary])
      hunt.search(canary.value.data(using: .utf16LittleEndian) ?? Data(), "text")
      #expect(hunt.findings.map(\.encoding) == [.utf16])
    }
  }

  /// The canary among others, which are not to be taken for it.
  private static func canariesWith(_ canary: Canary) -> [Canary] { canaries() + [canary] }

  @Test("a piece of one is found, too, and other secrets and chance are not")
  func pieces() throws {
    let canaries = Self.canaries()
    var hunt = CanaryHunt(canaries)
    hunt.search(String(canaries[3].core.prefix(9)), "text")
    #expect(hunt.findings.map(\.slot) == ["a piece"])
    var calm = CanaryHunt(canaries)
    calm.search(Data((0..<1_000_000).map { _ in UInt8.random(in: 0...255) }), "noise")
    calm.search("kubernetes answered 401: not a token: •••", "text")
    #expect(calm.findings.isEmpty && calm.bytes["noise"] == 1_000_000)
  }

  @Test("in the database, also where a row was and is no more, and in its log, in Git, in a draft and in a file's name")
  func files() async throws {
    let world = try await CanaryWorld()
    let text = world.canaries[0].value
    _ = try await FileDraftStore(folder: world.platform.drafts).save(Data(text.utf8), key: "planted")
    try Data().write(to: URL(filePath: "\(world.dataFolder)/\(world.canaries[2].core)"))
    let state = "\(world.dataFolder)/desired-state"
    try await git(["init", "-q", state], in: world.dataFolder)
    try Data(world.canaries[3].value.utf8).write(to: URL(filePath: "\(state)/planted"))
    try await git(["add", "planted"], in: state)
    try await git(["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "x"], in: state)
    try FileManager.default.removeItem(atPath: "\(state)/planted")
    await world.platform.close()
    try plantRow(world.canaries[1].value, in: "\(world.dataFolder)/tenantry.db")
    var hunt = CanaryHunt(world.canaries)
    try await hunt.search(filesOf: world)
    let found = hunt.findings.map(\.description)
    #expect(found.contains { $0.hasPrefix("\(world.canaries[1].slot) in plain in files tenantry.db") }, "\(found)")
    #expect(found.contains { $0.hasPrefix("\(world.canaries[0].slot) in plain in files drafts/") }, "\(found)")
    #expect(found.contains { $0.hasPrefix("\(world.canaries[2].slot) in plain in file names") }, "\(found)")
    #expect(found.contains("\(world.canaries[3].slot) in plain in Git objects"), "\(found)")
  }

  /// A row that was there and is no longer: its bytes stay in a page that nobody owns.
  private func plantRow(_ text: String, in path: String) throws {
    var configuration = Configuration()
    // Some systems build SQLite so that it overwrites what is deleted; ours need not be one of them.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = OFF") }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try database.write { database in
      try database.execute(sql: "CREATE TABLE planted (text TEXT)")
      try database.execute(sql: "INSERT INTO planted VALUES (?)", arguments: [text])
    }
    try database.write { try $0.execute(sql: "DROP TABLE planted") }
    try database.close()
  }

  private func git(_ arguments: [String], in folder: String) async throws {
    let program = try #require(GitRepository.locateProgram())
    let result = try await ProcessRunner.run(
      ProcessCommand(
        program: program, arguments: ["-C", folder] + arguments,
        environment: ["PATH": "/usr/bin:/bin", "HOME": folder]))
    #expect(result.status == 0, "\(String(decoding: result.errors, as: UTF8.self))")
  }

  @Test("in answers, in commands, on screens and in drawers, once a name or a line of a log holds it")
  func shown() async throws {
    let world = try await CanaryWorld()
    let (name, line) = (world.canaries[4], world.canaries[5])
    let request = TenantRequest(
      name: "Agency \(name.core)", slug: "agency-1", agencyGroup: "North", plan: "pro", bundle: "finance_ppm",
      region: "sgp1", environment: "staging")
    let operation = try await world.client.call(CreateTenant(request: request, trigger: .cli)).operationId
    try await world.working(armed: { Self.talking($0, line.value) }) { try await world.finish(operation) }
    var hunt = CanaryHunt(world.canaries)
    try await hunt.search(answersOf: world)
    try await hunt.search(commandsOn: world)
    try await hunt.search(screensOf: world)
    for kind in ["API", "commands", "screens", "drawers"] {
      let slots = hunt.findings.filter { $0.place.hasPrefix(kind) }.map(\.slot)
      #expect(slots.contains(line.slot), "nothing was found in \(kind)")
      #expect(slots.contains(name.slot) || kind == "drawers", "nothing was found in \(kind)")
    }
    #expect(Set(hunt.findings.map(\.slot)) == [name.slot, line.slot])
    await world.platform.close()
  }

  /// The definition whose steps put a text into their logs.
  private static func talking(_ definition: JobDefinition, _ text: String) -> JobDefinition {
    var talking = definition
    talking.steps = definition.steps.map { step in
      var talking = step
      talking.act = { context in
        context.log(.info, text)
        return try await step.act(context)
      }
      return talking
    }
    return talking
  }

  @Test("in what other systems are told: all of it lies in the stand-ins' journal")
  func outside() async throws {
    let world = try await CanaryWorld(usesPullRequests: true)
    let mattermost = SandboxClients(
      transport: world.sandbox, secrets: world.secrets, now: { Date() }
    ).mattermost
    let channel = try #require(try await mattermost.client.channel(named: mattermost.channel))
    _ = try await mattermost.client.post(world.canaries[5].value, channel: channel.id, key: "planted")
    var hunt = CanaryHunt(world.canaries)
    try await hunt.search(filesOf: world)
    let wanted = "\(world.canaries[5].slot) in plain in files sandbox/sandbox.jsonl"
    #expect(hunt.findings.map(\.description).contains(wanted), "\(hunt.findings)")
    await world.platform.close()
  }

  @Test("in the arguments and in the environment of what is started")
  func children() async throws {
    let canaries = Self.canaries()
    let watch = ChildWatch()
    let result = try await ProcessRunner.run(
      ProcessCommand(
        program: "/bin/sh", arguments: ["-c", "sleep 0.3; exit 0", canaries[6].value],
        environment: ["PLANTED": canaries[7].value, "PATH": "/usr/bin:/bin"]))
    #expect(result.status == 0)
    var hunt = CanaryHunt(canaries)
    hunt.search(children: watch.finish())
    #expect(Set(hunt.findings.map(\.slot)) == [canaries[6].slot, canaries[7].slot])
  }
}
