import Foundation
import HTTPTransport
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("the desired state")
struct DesiredStateTests {
  static let cases = ["single", "ha", "paused"]
  static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden/desired-state")

  private func input(_ name: String) throws -> DesiredStateInput {
    try .fixture(.fixture(haLevel: name == "ha" ? .ha : .single), isPaused: name == "paused")
  }

  @Test("its files have these bytes", arguments: cases)
  func golden(name: String) throws {
    let files = try DesiredState(try input(name)).files
    let root = Self.golden.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      if FileManager.default.fileExists(atPath: root.path) { try FileManager.default.removeItem(at: root) }
      for (path, content) in files {
        let file = root.appending(path: path.rawValue)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: file)
      }
    }
    let found = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    let kept = Set(found.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") })
    #expect(kept == Set(files.keys.map(\.rawValue)))
    for (path, content) in files {
      #expect(try Data(contentsOf: root.appending(path: path.rawValue)) == content, "\(path)")
    }
  }

  @Test(
    "a hostile name stays a name",
    arguments: [
      "a: b", "- x", "{{ .Values }}", "!!python/object:os.system", "&a [*a,*a]", "yes", "null", "0x1F", "1e3",
      "''", "\"",
      "# not a comment", "x\\n  y: z", "$(id)", "`id`", "é 北 🏢", "=cmd|' /C calc'!A0", "%YAML 1.2", "---",
      "~", "12:30:45",
      "2026-01-01", "on", "[a]", "a #b", "@x", "?", "<<", "=",
    ])
  func hostile(name: String) throws {
    let input = try DesiredStateInput.fixture(.fixture(name: name))
    let state = try DesiredState(input)
    let file = try #require(state.files[try GitPath.tenant(input.tenant.slug, "tenant.yaml")])
    let read = try YAMLText.parse(String(decoding: file, as: UTF8.self))
    #expect(read["name"] == .string(name))
    #expect(read.objectValue?.count == TenantFile.render(input).objectValue?.count)
    for object in state.foundation + state.workload {
      let path = try GitPath.tenant(
        input.tenant.slug, "k8s/\(object.kind.name.lowercased())-\(object.name).yaml")
      let text = String(decoding: try #require(state.files[path]), as: UTF8.self)
      #expect(try YAMLText.parse(text) == object.json)
    }
  }

  @Test("odoo.conf holds no line that a template smuggled in")
  func configuration() throws {
    var input = try input("single")
    input.template.envDefaults = ["limit_time_cpu": "600\nadmin_passwd = x"]
    #expect(throws: DesiredStateError.self) { try DesiredState(input) }
    input.template.envDefaults = ["list_db": "True", "proxy_mode": "False"]
    let text = try OdooConfiguration.text(input)
    #expect(text.contains("list_db = False\n") && text.contains("proxy_mode = True\n"))
  }

  @Test("no value of a secret is anywhere, only its name")
  func secrets() throws {
    for name in Self.cases {
      for (path, content) in try DesiredState(try input(name)).files {
        let text = String(decoding: content, as: UTF8.self)
        #expect(!text.contains("kind: Secret"), "\(path)")
        if text.contains("PASSWORD") { #expect(text.contains("secretKeyRef"), "\(path)") }
      }
    }
  }

  @Test("a paused tenant has no pods and no backups, and is otherwise the same")
  func paused() throws {
    let active = try DesiredState(try input("single"))
    let paused = try DesiredState(try input("paused"))
    let differing = active.files.filter { paused.files[$0.key] != $0.value }.keys.map(\.rawValue).sorted()
    #expect(
      differing == [
        "tenants/acme/k8s/cronjob-odoo-backup.yaml", "tenants/acme/k8s/deployment-odoo.yaml",
        "tenants/acme/tenant.yaml",
      ])
  }
}
