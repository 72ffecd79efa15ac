import ConfigFiles
import Foundation
import Integrations
import TenantryServer
import Testing

@testable import tenantryd

@Suite("The file of webhooks")
struct HooksFileTests {
  private let secrets = SecretResolver.system(environment: ["HOOK": "s3cret"])

  private func settings(_ text: String) throws(FileProblem) -> HookSettings {
    try HooksFile(Data(text.utf8), secrets: secrets).settings
  }

  @Test("sources and receivers are read, and secrets found when they are used")
  func good() async throws {
    let settings = try settings(
      """
      in:
        github:
          secret: env:HOOK
      out:
        - name: pager
          url: https://pager.example.net/hooks
          secret: env:HOOK
          events: [operation.parked, operation.failed]
      """)
    let secret = try #require(settings.sources[.github])
    let found = try await secret.find()
    #expect(found == "s3cret")
    let sink = try #require(settings.sinks.first)
    #expect(sink.name == "pager" && sink.events == [.operationParked, .operationFailed])
  }

  @Test(
    "what cannot be used is refused with its line",
    arguments: [
      ("in:\n  jenkins:\n    secret: env:HOOK", "jenkins"), ("in:\n  github:\n    secret: hunter2", "secret"),
      ("out:\n  - name: Pager\n    url: https://a.example.net\n    secret: env:HOOK", "name"),
      ("out:\n  - name: pager\n    url: http://a.example.net\n    secret: env:HOOK", "https"),
      (
        "out:\n  - name: pager\n    url: https://a.example.net\n    secret: env:HOOK\n    events: [all]",
        "event"
      ),
      (
        "out:\n  - {name: a, url: 'https://a.example.net', secret: 'env:X'}\n  - {name: a, url: 'https://b.example.net', secret: 'env:X'}",
        "two"
      ), ("on: {}", "in and out"), ("- in", "keys with values"), ("in: github", "keys with values"),
      ("in:\n  github:\n    secret: env:HOOK\n    secrets: env:HOOK", "A source has no “secrets”"),
      ("out:\n  name: pager", "needs a list"),
      ("out:\n  - {name: a, url: 'https://a.example.net', secret: 'env:X', event: []}", "did you mean “events”"),
      ("out:\n  - {name: a, url: 'https://a.example.net', secret: 'env:X', events: operation.failed}", "needs a list"),
    ])
  func bad(text: String, word: String) {
    do throws(FileProblem) {
      _ = try settings(text)
      Issue.record("accepted: \(text)")
    } catch {
      #expect(error.line(in: "hooks.yaml").contains(word), "\(error.line(in: "hooks.yaml"))")
    }
  }
}
