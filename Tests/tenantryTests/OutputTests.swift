import Foundation
import TenantModel
import TenantryAPI
import Testing

@testable import tenantry

@Suite("Output")
struct OutputTests {
  @Test("columns are as wide as their cells on the screen, also for wide characters")
  func table() {
    var table = TextTable(.init("NAME"), .init("N", .trailing), .init("NOTE"))
    table.rows = [[.init("日本"), .init("7"), .init("x")], [.init("acme"), .init("12"), .init(nil)]]
    #expect(table.text(.plain) == "NAME   N  NOTE\n日本   7  x\nacme  12  -\n")
  }

  @Test("what a terminal could obey is shown instead")
  func sanitised() {
    var table = TextTable(.init("A"))
    table.rows = [[.init("a\u{1B}[31mb\u{202E}c\nd")]]
    let text = table.text(Style(hasColour: true, glyphs: .unicode))
    #expect(text.contains("a␛[31mb\\u{202E}c⏎d"))
    #expect(table.text(.plain).unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }

  @Test("colour needs a terminal and nobody who said no")
  func colour() {
    let terminal = Recorder(isTerminal: true).channel
    let pipe = Recorder().channel
    #expect(Style(channel: terminal, variables: ["TERM": "xterm"], noColour: false).hasColour)
    #expect(!Style(channel: pipe, variables: [:], noColour: false).hasColour)
    #expect(!Style(channel: terminal, variables: ["NO_COLOR": "1"], noColour: false).hasColour)
    #expect(Style(channel: terminal, variables: ["NO_COLOR": ""], noColour: false).hasColour)
    #expect(!Style(channel: terminal, variables: [:], noColour: true).hasColour)
    #expect(!Style(channel: terminal, variables: ["TERM": "dumb"], noColour: false).hasColour)
  }

  @Test("JSON has the PRD's names, times in UTC, and nothing a terminal obeys")
  func json() throws {
    let tenant = try Samples.tenant()
    let text = try JSONText.text(tenant, indented: false)
    #expect(
      text == """
        {"agency_group":"North","bundle_code":"crm","created_at":"2025-12-31T22:00:00Z","db_name":"odoo_acme",\
        "environment":"production","ha_level":"single","health":{"level":"unknown","summary":"no cluster connected"},\
        "id":"0123456789","image":"odoo:18.0-20251106","isolation":"database","k8s_namespace":"odoo-acme",\
        "name":"Acme Media","odoo_url":"https://acme.example.net","plan_id":"pro","region":"sgp1","slug":"acme",\
        "status":"active","template_id":"odoo18-standard","updated_at":"2025-12-31T22:00:00Z","version":1}

        """)
    let risky = try JSONText.text(["t": "a\u{1B}\u{9B}\u{202E}\u{E0041}é"], indented: false)
    #expect(risky == "{\"t\":\"a\\u001b\\u009b\\u202e\\udb40\\udc41é\"}\n")
    let back = try JSONCoding.decoder().decode([String: String].self, from: Data(risky.utf8))
    #expect(back == ["t": "a\u{1B}\u{9B}\u{202E}\u{E0041}é"])
  }

  @Test("JSON for a person is indented, and is the same value")
  func indented() throws {
    let value = ["a": ["x{", "\"y\\"], "b": []]
    let text = try JSONText.text(value, indented: true)
    #expect(text == "{\n  \"a\": [\n    \"x{\",\n    \"\\\"y\\\\\"\n  ],\n  \"b\": []\n}\n")
    #expect(try JSONCoding.decoder().decode([String: [String]].self, from: Data(text.utf8)) == value)
  }

  @Test(
    "lengths of time have one or two units",
    arguments: [(0.04, "0.0s"), (0.44, "0.4s"), (42, "42s"), (59.7, "1m"), (192, "3m 12s"), (7_500, "2h 5m")])
  func durations(seconds: Double, text: String) {
    #expect(Spell.duration(seconds) == text)
  }
}
