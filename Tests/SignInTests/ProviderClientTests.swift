import Foundation
import HTTPTransport
import TenantryAPI
import Testing

@testable import SignIn

@Suite("Where one signs in", .timeLimit(.minutes(20)))
struct ProviderClientTests {
  private let provider = ScriptedProvider()

  private func problem(server: String = ScriptedProvider.server) async throws -> APIProblem? {
    let url = try #require(URL(string: server))
    do {
      _ = try await SignInDialogue(transport: provider, time: SleptTime().time).signIn(to: url, by: .code) {
        _ in
      }
      return nil
    } catch {
      return error as? APIProblem
    }
  }

  @Test("a server that says it is at another address is not believed")
  func otherResource() async throws {
    provider.change(resource: ["resource": "https://evil.example"])
    let problem = try #require(try await problem())
    #expect(problem.code == .refused && problem.detail.contains("https://evil.example"))
    #expect(provider.posted.isEmpty)
  }

  @Test("a slash at the end makes no other address")
  func slash() async throws {
    let problem = try await problem(server: ScriptedProvider.server + "/")
    #expect(problem?.detail.contains("its address is") != true && !provider.posted.isEmpty)
  }

  @Test(
    "a provider is taken by exactly its own name",
    arguments: [
      "https://sso.example.net/realms/platform/", "https://SSO.example.net/realms/platform",
      "https://evil.example",
    ])
  func otherIssuer(name: String) async throws {
    provider.change(document: ["issuer": .string(name)])
    #expect(try await problem()?.code == .refused)
    #expect(provider.posted.isEmpty)
  }

  @Test("addresses without TLS are not asked")
  func plain() async throws {
    for field in ["token_endpoint", "device_authorization_endpoint", "revocation_endpoint"] {
      let provider = ScriptedProvider()
      provider.change(document: [field: "http://sso.example.net/x"])
      let client = ProviderClient(provider)
      await #expect(throws: APIProblem.self, "\(field)") {
        _ = try await client.issuer(ScriptedProvider.issuer)
      }
    }
    provider.change(resource: ["authorization_servers": ["http://sso.example.net"]])
    #expect(try await problem()?.code == .refused)
  }

  @Test("a server where nobody signs in says so, and one that says nothing of it is not waited for")
  func none() async throws {
    struct Bare: Transport {
      let status: Int
      func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        HTTPResponse(status: status, text: "no")
      }
    }
    let url = try #require(URL(string: ScriptedProvider.server))
    for (status, code) in [(404, ProblemCode.refused), (200, .unavailable), (500, .unavailable)] {
      let problem = await #expect(throws: APIProblem.self) {
        _ = try await ProviderClient(Bare(status: status)).resource(of: url)
      }
      #expect(problem?.code == code)
    }
  }

  @Test("a provider without a browser's way says what to do, and one without codes, too")
  func ways() async throws {
    provider.change(document: [
      "device_authorization_endpoint": .null, "code_challenge_methods_supported": ["plain"],
    ])
    let url = try #require(URL(string: ScriptedProvider.server))
    let dialogue = SignInDialogue(transport: provider, time: SleptTime().time)
    for way in [SignInDialogue.Way.code, .browser] {
      let problem = await #expect(throws: APIProblem.self) {
        _ = try await dialogue.signIn(to: url, by: way) { _ in Issue.record("nothing is to be shown") }
      }
      #expect(problem?.code == .refused)
    }
  }

  @Test("forms are read as they are written, whatever stands in them")
  func forms() {
    let items = [("a b", "c&d=e"), ("ü", "100%+"), ("", "x")]
    let again = Form.items(Form.text(items)) ?? []
    #expect(again.map { $0.0 } == items.map { $0.0 } && again.map { $0.1 } == items.map { $0.1 })
    #expect(Form.text([("s", "a b+c/ü")]) == "s=a%20b%2Bc%2F%C3%BC")
  }
}
