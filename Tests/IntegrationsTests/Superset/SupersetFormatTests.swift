import Foundation
import HTTPTransport
import TenantModel
import Testing

@testable import Integrations

@Suite("what Superset is sent")
struct SupersetFormatTests {
  @Test(
    "RISON quotes what could be read as anything else",
    arguments: [
      (["a": "b", "n": 1, "t": true, "l": ["x", "y z", ""]] as JSONValue, "(a:b,l:!(x,'y z',''),n:1,t:!t)"),
      ("12", "'12'"), ("-x", "'-x'"), ("it's a !", "'it!'s a !!'"), ("a,b:(c)", "'a,b:(c)'"), (.null, "!n"),
      (["Größe": .bool(false)], "('Größe':!f)"),
    ] as [(JSONValue, String)])
  func rison(value: JSONValue, text: String) {
    #expect(Rison.text(value) == text)
  }

  @Test("an archive has the checksums and places that ZIP wants, and the same bytes every time")
  func archive() {
    #expect(StoredArchive.checksum(Data("123456789".utf8)) == 0xCBF4_3926)
    let entries = ["b/ü.yaml": Data("{}".utf8), "a.yaml": Data()]
    let data = StoredArchive.data(entries)
    #expect(data == StoredArchive.data(entries))
    #expect(data.prefix(4) == Data([0x50, 0x4B, 3, 4]))
    // Two local headers of 30, two of 46 in the directory, the end of 22; names twice, contents once.
    #expect(data.count == 2 * 30 + 2 * 46 + 22 + 2 * (6 + 9) + 2)
  }

  @Test("a form's boundary is nowhere in what it encloses")
  func form() {
    let content = Data("x".utf8)
    let plain = MultipartForm(fields: [:], file: ("f", "a.zip", "application/zip", content))
    let boundary = plain.contentType.replacing("multipart/form-data; boundary=", with: "")
    let hostile = MultipartForm(fields: ["a": boundary], file: ("f", "a.zip", "application/zip", content))
    #expect(hostile.contentType.hasSuffix(boundary + "-"))
    let text = String(decoding: plain.data, as: UTF8.self)
    #expect(
      text == "--\(boundary)\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.zip\"\r\n"
        + "Content-Type: application/zip\r\n\r\nx\r\n--\(boundary)--\r\n")
  }

  @Test("a template has one id a tenant, one database for all, and no place left open")
  func template() throws {
    let database = SupersetTemplate.Database(name: "analytics", maskedURI: "postgresql://u:XXXXXXXXXX@h/d")
    func files(_ slug: String, _ tenant: String) throws -> [String: JSONValue] {
      SupersetTemplate.tenantOverview.filled(
        for: SupersetTemplate.Subject(
          tenant: try TenantID(tenant), slug: try Slug(slug), name: try DisplayText("A {{slug}}"),
          schema: try Slug(slug).databaseName, operation: try OperationID("0PERATE000")), database: database)
    }
    let acme = try files("acme", "ACMEACME00"), umber = try files("umber", "VMBERVMBER")
    #expect(try files("acme", "ACMEACME00") == acme)
    #expect(acme["databases/analytics.yaml"] == umber["databases/analytics.yaml"])
    let dashboard = try #require(acme["dashboards/overview_acme.yaml"])
    #expect(dashboard["uuid"] != umber["dashboards/overview_umber.yaml"]?["uuid"])
    #expect(dashboard["certification_details"] == "tenantry:ACMEACME00:0PERATE000")
    #expect(dashboard["dashboard_title"] == "A {{slug}}")
    let uuid = try #require(dashboard["uuid"]?.stringValue)
    #expect(UUID(uuidString: uuid) != nil)
    for (path, json) in acme where !path.hasPrefix("dashboards/") {
      #expect(!path.contains("{{") && !String(decoding: json.data, as: UTF8.self).contains("{{"))
    }
  }
}
