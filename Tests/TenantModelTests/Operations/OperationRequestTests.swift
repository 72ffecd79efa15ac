import Foundation
import TenantModel
import Testing

@Suite("What an operation is asked with")
struct OperationRequestTests {
  private func refusal(_ kind: OperationKind, _ params: OperationParams) -> [InvalidParams.Field] {
    do {
      _ = try OperationRequest(kind, params)
      return []
    } catch {
      return error.fields
    }
  }

  private static let parameterless = OperationKind.ofTenants.filter { !$0.takesParameters && $0 != .purge }

  @Test("kinds without parameters take none", arguments: parameterless)
  func plain(kind: OperationKind) throws {
    #expect(try OperationRequest(kind, [:]) == .plain)
    let fields = refusal(kind, ["image": .text("odoo:18.0"), "colour": .flag(true)])
    #expect(fields.map(\.pointer) == ["params.colour", "params.image"])
    #expect(fields.first?.message == "is no parameter of this operation: this operation takes none")
  }

  @Test("every unknown, missing or wrong parameter is named")
  func refusals() {
    let cases: [(OperationKind, OperationParams, String, String)] = [
      (.upgradeImage, [:], "params.image", "is missing: name the image, or say rollback"),
      (.upgradeImage, ["image": .text("odoo")], "params.image", "must be a repository and a tag"),
      (.upgradeImage, ["image": .flag(true)], "params.image", "must be a text"),
      (.upgradeImage, ["rollback": .text("yes")], "params.rollback", "must be true or false"),
      (
        .upgradeImage, ["image": .text("odoo:18.0"), "rollback": .flag(true)], "params.image",
        "cannot be named with rollback"
      ),
      (
        .upgradeImage, ["image": .text("odoo:18.0"), "tag": .text("x")], "params.tag",
        "there are: image, rollback"
      ),
      (.moduleApply, [:], "params.bundle", "is missing: name a bundle, or modules"),
      (.moduleApply, ["modules": .list(["sale", "No!"])], "params.modules", "“No!”"),
      (.moduleApply, ["modules": .text("sale")], "params.modules", "must be a list of texts"),
      (
        .moduleApply, ["bundle": .text("crm"), "modules": .list(["sale"])], "params.modules",
        "cannot be named with a bundle"
      ),
      (.restore, [:], "params.backup", "is missing"),
      (.restore, ["backup": .text("x")], "params.backup", "must be 10 characters"),
      (.clone, ["backup": .text("0123456789")], "params.slug", "is missing"),
      (.clone, ["slug": .text("No!")], "params.slug", "a–z"),
      (.purge, ["backup": .text("0123456789")], "params.backup", "this operation takes none"),
    ]
    for (kind, params, pointer, message) in cases {
      let fields = refusal(kind, params)
      #expect(
        fields.contains { $0.pointer == pointer && $0.message.contains(message) }, "\(params): \(fields)")
    }
  }

  @Test("what is right is read")
  func reading() throws {
    let image = try ImageReference("odoo:18.0-20251106")
    #expect(
      try OperationRequest(.upgradeImage, ["image": .text(image.rawValue)]) == .upgradeImage(.to(image)))
    #expect(try OperationRequest(.upgradeImage, ["rollback": .flag(true)]) == .upgradeImage(.back))
    #expect(
      try OperationRequest(.moduleApply, ["bundle": .text("crm")])
        == .moduleApply(.bundle("crm"), updates: false))
    #expect(
      try OperationRequest(.moduleApply, ["modules": .list(["sale"]), "update": .flag(true)])
        == .moduleApply(.modules([try ModuleName("sale")]), updates: true))
  }

  @Test("backups are named by their operations, and a copy by its slug")
  func databases() throws {
    let id = try OperationID("0123456789")
    let slug = try Slug("copy")
    #expect(try OperationRequest(.restore, ["backup": .text("0123456789")]) == .restore(id))
    #expect(try OperationRequest(.clone, ["slug": .text("copy")]) == .clone(slug, backup: nil))
    let named: OperationParams = ["slug": .text("copy"), "backup": .text("0123456789")]
    #expect(try OperationRequest(.clone, named) == .clone(slug, backup: id))
    #expect(try OperationRequest(.purge, [:]) == .purge)
  }

  @Test("they travel as a plain object")
  func wire() throws {
    let params: OperationParams = ["a": .text("x"), "b": .flag(true), "c": .list(["y", "z"])]
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(params)
    #expect(String(decoding: data, as: UTF8.self) == #"{"a":"x","b":true,"c":["y","z"]}"#)
    #expect(try JSONDecoder().decode(OperationParams.self, from: data) == params)
  }
}
