import ControlPlane
import Foundation
import HTTPTransport
import Integrations
import Logging
import TenantryServer
import TestSupport
import Testing

@testable import tenantryd

@Suite("Files of settings, while the server runs", .timeLimit(.minutes(5)))
struct SettingsFilesTests {
  private let folder: TemporaryFolder
  private let log = LogLines()

  init() throws {
    folder = try TemporaryFolder()
    try write(SignInFile.name, services(["boss", "ops"]))
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(toFile: folder.path + "/" + name, atomically: true, encoding: .utf8)
  }

  private func services(_ names: [String], role: String = "platform_owner") -> String {
    "services:\n"
      + names.map {
        "  - {name: \($0), sha256: \(ServiceTokens.digest(of: "tnt_\($0)")), role: \(role)}\n"
      }.joined()
  }

  private func files() throws -> SettingsFiles {
    try SettingsFiles(
      in: folder.path, secrets: .system(environment: ["HOOK": "s3cret"]), transport: CannedTransport(status: 500),
      logger: Logger(label: "test") { _ in log })
  }

  private func isKnown(_ name: String, to files: SettingsFiles) async -> Bool {
    (try? await files.live.caller(bearing: "tnt_\(name)")) != nil
  }

  @Test("a token that is taken back stops at once, others begin; names are told, digests never")
  func tokens() async throws {
    let files = try files()
    #expect(await isKnown("ops", to: files))
    try write(SignInFile.name, services(["boss"], role: "platform_operator") + services(["ci"]).dropFirst(10))
    await files.readAgain(isAsked: false)
    #expect(await !isKnown("ops", to: files))
    #expect(await isKnown("ci", to: files))
    #expect(try await files.live.caller(bearing: "tnt_boss").role == .platformOperator)
    #expect(
      log.take() == [
        "notice settings taken up: added=service ci changed=service boss file=sign-in.yaml removed=service ops"
      ])
    await files.readAgain(isAsked: false)
    #expect(log.take() == [])
  }

  @Test("a file that is wrong or gone changes nothing and is told once, until it is right again")
  func wrong() async throws {
    let files = try files()
    let path = folder.path + "/" + SignInFile.name
    try write(SignInFile.name, "services:\n  - {name: ops, role: king}\n")
    await files.readAgain(isAsked: false)
    await files.readAgain(isAsked: false)
    let refused = "error settings refused, the former ones stay in force: error="
    #expect(
      log.take() == [
        refused + "\(path):2:5: ops needs the sha256 of its token: 64 hexadecimal digits. file=sign-in.yaml"
      ])
    #expect(await isKnown("ops", to: files))

    try FileManager.default.removeItem(atPath: path)
    await files.readAgain(isAsked: false)
    #expect(log.take().first?.hasPrefix(refused + "There is no \(path)") == true)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere")
    await files.readAgain(isAsked: false)
    #expect(log.take() == [refused + "\(path): It is a link to what is not there. file=sign-in.yaml"])
    #expect(await isKnown("ops", to: files))

    try FileManager.default.removeItem(atPath: path)
    try write(SignInFile.name, services(["boss", "ops"]))
    await files.readAgain(isAsked: false)
    #expect(log.take() == ["notice settings are right again, and as they were: file=sign-in.yaml"])
  }

  @Test("who asks for it is told, whatever became of the files")
  func asked() async throws {
    let files = try files()
    try write(HooksFile.name, "in: {jenkins: {secret: env:HOOK}}\n")
    for _ in 1...2 {
      await files.readAgain(isAsked: true)
      let lines = log.take()
      #expect(lines.first == "notice settings are as they were: file=sign-in.yaml")
      #expect(lines.last?.contains("There is no source “jenkins”") == true)
    }
  }

  @Test("webhooks come, change and go by their names; a file that cannot be read is not the same as none")
  func hooks() async throws {
    let files = try files()
    #expect(files.live.values.hooks == HookSettings())
    let pager = "  - {name: pager, url: 'https://pager.example.net/canary', secret: env:HOOK}\n"
    try write(HooksFile.name, "in: {github: {secret: env:HOOK}}\nout:\n" + pager)
    await files.readAgain(isAsked: false)
    #expect(files.live.values.hooks.sources.count == 1 && files.live.values.hooks.sinks.count == 1)
    try write(HooksFile.name, "out:\n" + pager.replacing("env:HOOK", with: "file:/run/hook"))
    await files.readAgain(isAsked: false)
    try FileManager.default.removeItem(atPath: folder.path + "/" + HooksFile.name)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/" + HooksFile.name, withIntermediateDirectories: true)
    await files.readAgain(isAsked: false)
    #expect(files.live.values.hooks.sinks.count == 1)
    try FileManager.default.removeItem(atPath: folder.path + "/" + HooksFile.name)
    await files.readAgain(isAsked: false)
    #expect(files.live.values.hooks == HookSettings())
    #expect(
      log.take() == [
        "notice settings taken up: added=in github, out pager file=hooks.yaml",
        "notice settings taken up: changed=out pager file=hooks.yaml removed=in github",
        "error settings refused, the former ones stay in force: error=\(folder.path)/hooks.yaml: "
          + "It cannot be read: Is a directory. file=hooks.yaml",
        "notice settings taken up: file=hooks.yaml removed=out pager",
      ])
  }

  @Test("one file that is wrong does not keep the other from being taken up")
  func apart() async throws {
    let files = try files()
    try write(HooksFile.name, "nonsense: {}\n")
    try write(SignInFile.name, services(["boss"]))
    await files.readAgain(isAsked: false)
    #expect(await !isKnown("ops", to: files))
    try write(SignInFile.name, "nonsense: {}\n")
    try write(HooksFile.name, "in: {n8n: {secret: env:HOOK}}\n")
    await files.readAgain(isAsked: false)
    #expect(files.live.values.hooks.sources.count == 1)
    #expect(await isKnown("boss", to: files))
  }

  @Test("where people sign in is changed, too")
  func provider() async throws {
    let oidc = "oidc: {issuer: 'https://sso.example.net', audience: tenantry}\n"
    let files = try files()
    #expect(files.live.values.signIn == nil)
    try write(SignInFile.name, oidc + services(["boss"]))
    await files.readAgain(isAsked: false)
    #expect(files.live.values.signIn == SignInOffer(issuer: "https://sso.example.net"))
    try write(SignInFile.name, oidc + "address: https://tenantry.example.net\n")
    await files.readAgain(isAsked: false)
    #expect(files.live.values.signIn?.address == "https://tenantry.example.net")
    #expect(
      log.take() == [
        "notice settings taken up: added=oidc file=sign-in.yaml removed=service ops",
        "notice settings taken up: added=address file=sign-in.yaml removed=service boss",
      ])
  }
}
