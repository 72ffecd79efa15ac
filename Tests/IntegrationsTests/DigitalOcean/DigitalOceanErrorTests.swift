import Foundation
import HTTPTransport
import Integrations
import TestSupport
import Testing

@Suite("what DigitalOcean's answers mean")
struct DigitalOceanErrorTests {
  private static let secret = "dop_never_to_be_seen"
  private let time = TimeBox()

  private func client(_ transport: CannedTransport) throws -> DigitalOceanClient {
    DigitalOceanClient(
      transport: transport, base: try #require(URL(string: "https://api.ocean.example")),
      token: try SecretReference("env:TOKEN"), secrets: .system(environment: ["TOKEN": Self.secret]),
      now: { [time] in time.now })
  }

  @Test(
    "a status has a code of its own and says whether trying again helps",
    arguments: [
      (401, IntegrationError.codeUnauthorized, HTTPFailure.Class.permanent),
      (403, IntegrationError.codeForbidden, .permanent), (404, IntegrationError.codeNotFound, .permanent),
      (422, IntegrationError.codeInvalid, .permanent), (500, IntegrationError.codeServer, .transient),
    ])
  func statuses(status: Int, code: String, retry: HTTPFailure.Class) async throws {
    let client = try client(CannedTransport(status: status, json: ["id": "x", "message": "said so"]))
    let error = try #require(await #expect(throws: IntegrationError.self) { try await client.account() })
    #expect(error.system == "digitalocean" && error.code == code && error.retry == retry)
    #expect(error.message == "digitalocean answered \(status): said so" && !"\(error)".contains(Self.secret))
  }

  @Test("its limit ends when it says, in a header of its own, and a quarter of an hour later at most")
  func limit() async throws {
    for (ahead, expected) in [(30, Duration.seconds(30)), (7_200, .seconds(900)), (-5, .seconds(1))] {
      let reset = String(Int(time.now.timeIntervalSince1970) + ahead)
      let client = try client(CannedTransport(status: 429, headers: [("ratelimit-reset", reset)]))
      let error = await #expect(throws: IntegrationError.self) { try await client.regions() }
      #expect(error?.code == IntegrationError.codeRateLimited && error?.retryAfter == expected)
    }
  }

  private func page(next: String?) -> JSONValue {
    let region: JSONValue = [
      "slug": "fra1", "name": "F", "available": true, "features": [], "sizes": [], "mood": "calm",
    ]
    return [
      "regions": [region], "links": next.map { ["pages": ["next": .string($0)]] } ?? [:],
      "meta": ["total": 2],
    ]
  }

  @Test(
    "a page that leads to another host, or out of the API, is not followed with our token",
    arguments: [
      "https://evil.example/v2/regions?page=2", "http://api.ocean.example/v2/regions?page=2",
      "https://api.ocean.example:444/v2/regions", "https://api.ocean.example/other",
      "https://api.ocean.example/v2x",
      "https://api.ocean.example/v2/../v1/keys",
      "https://api.ocean.example@evil.example/v2/",
    ])
  func strangers(next: String) async throws {
    let transport = CannedTransport(status: 200, json: page(next: next))
    let client = try client(transport)
    let error = await #expect(throws: IntegrationError.self) { try await client.regions() }
    #expect(error?.code == IntegrationError.codeUnreadable && transport.requests.count == 1)
  }

  @Test("a list that never ends does not keep us")
  func endless() async throws {
    let transport = CannedTransport(
      status: 200, json: page(next: "https://api.ocean.example/v2/regions?page=2"))
    #expect(try await client(transport).regions().count == 50)
    #expect(transport.requests.allSatisfy { $0.headers["Authorization"] == "Bearer \(Self.secret)" })
  }

  @Test("processors are idle for a share of the time, and what was not measured is nil")
  func processor() {
    let series = { (mode: String, values: [Double]) in
      DigitalOceanSeries(
        labels: ["mode": mode],
        points: values.enumerated().map { .init(at: Date(timeIntervalSince1970: Double($0)), value: $1) })
    }
    #expect(DigitalOceanUsage.processor([series("idle", [10, 40]), series("user", [5, 15])]) == 0.25)
    #expect(DigitalOceanUsage.processor([series("idle", [10, 10])]) == nil)
    #expect(DigitalOceanUsage.processor([]) == nil)
    #expect(DigitalOceanUsage.share(free: [series("", [9, 3])], of: [series("", [12, 12])]) == 0.75)
    #expect(DigitalOceanUsage.share(free: [], of: [series("", [12])]) == nil)
  }

  @Test("points that are no numbers are left out")
  func points() async throws {
    let answer: JSONValue = [
      "status": "success",
      "data": [
        "resultType": "matrix",
        "result": [
          [
            "metric": ["mode": "idle", "cpu": 0],
            "values": [[60, "1.5"], [120, "NaN"], [180], ["240", "2"]],
          ]
        ],
      ],
    ]
    let series = try await client(CannedTransport(status: 200, json: answer)).metric(
      .processor, droplet: 1, from: time.now, to: time.now)
    #expect(series.first?.points.map(\.value) == [1.5, 2] && series.first?.labels == ["mode": "idle"])
  }
}
