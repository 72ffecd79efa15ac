import ControlSupport
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Templates and images", .timeLimit(.minutes(20)))
struct InfraTemplateTests {
  private func draft(
    _ id: String = "odoo18-tiny", image: String = "odoo:18.0-20251106", volume: Int = 5,
    settings: [String: String] = [:]
  ) -> InfraTemplateDraft {
    InfraTemplateDraft(
      id: id, name: "Tiny", dockerImageOdoo: image, dockerImagePg: "postgres:16.4", sizeProfile: "",
      volumeGib: volume, envDefaults: settings)
  }

  @Test("a template is made, changed by who saw its newest version, and by nobody else")
  func versions() async throws {
    let world = try await ControlWorld()
    let made = try await world.owner.call(SaveInfraTemplate(draft(), expectedVersion: nil))
    #expect(made.version == 1 && made.sizeProfile == "5 GiB volume")
    let changed = try await world.owner.call(SaveInfraTemplate(draft(volume: 8), expectedVersion: 1))
    #expect(changed.version == 2 && changed.volumeGib == 8)
    let late = await problem { try await world.owner.call(SaveInfraTemplate(draft(), expectedVersion: 1)) }
    #expect(late?.code == .conflict && late?.detail.contains("has version 2 now") == true)
    let again = await problem { try await world.owner.call(SaveInfraTemplate(draft(), expectedVersion: nil)) }
    #expect(again?.code == .conflict)
    let absent = await problem {
      try await world.owner.call(SaveInfraTemplate(draft("nothing-here"), expectedVersion: 3))
    }
    #expect(absent?.code == .notFound)
  }

  @Test("every field that stands in the way is named at once")
  func fields() async throws {
    let world = try await ControlWorld()
    let bad = draft(
      "-x", image: "odoo:latest", volume: 0,
      settings: ["admin_passwd": "x", "Bad Name": "1", "limit_time_cpu": "600"])
    let refusal = await problem { try await world.owner.call(SaveInfraTemplate(bad, expectedVersion: nil)) }
    #expect(refusal?.code == .invalid)
    #expect(
      Set(refusal?.fields.map(\.pointer) ?? []) == ["id", "docker_image_odoo", "volume_gib", "env_defaults"])
    #expect(refusal?.fields.contains { $0.message.contains("is a secret") } == true)
    let untested = await problem {
      try await world.owner.call(SaveInfraTemplate(draft(image: "odoo:19.0-1"), expectedVersion: nil))
    }
    #expect(untested?.fields.first?.message.contains("the tested ones are") == true)
  }

  @Test("nothing new is made of a retired template; what was made of it is counted on")
  func retirement() async throws {
    let world = try await ControlWorld()
    try await world.adopt("north")
    let retired = try await world.owner.call(
      RetireInfraTemplate(template: "odoo18-standard", isRetired: true, expectedVersion: 1))
    #expect(retired.retiredAt != nil && retired.version == 2)
    var request = TenantRequest.fixture("brand-new")
    request.template = "odoo18-standard"
    let refusal = await problem { try await world.owner.call(PlanTenant(request: request)) }
    #expect(refusal?.fields.contains { $0.pointer == "template" } == true)
    #expect(try await world.owner.call(ListInfraTemplates()).templateTenants == ["odoo18-standard": 1])
    let last = await problem {
      try await world.owner.call(
        RetireInfraTemplate(template: "odoo18-large", isRetired: true, expectedVersion: 1))
    }
    #expect(last?.code == .refused)
    let back = try await world.owner.call(
      RetireInfraTemplate(template: "odoo18-standard", isRetired: false, expectedVersion: 2))
    #expect(back.retiredAt == nil)
    _ = try await world.owner.call(PlanTenant(request: request))
  }

  @Test("an image that new tenants are given stays tested; any other gets the status it is given")
  func images() async throws {
    let world = try await ControlWorld()
    let used = await problem {
      try await world.owner.call(SetImageStatus(image: "odoo:18.0-20251106", status: .blocked))
    }
    #expect(used?.code == .refused && used?.detail.contains("odoo18-standard") == true)
    _ = try await world.owner.call(SetImageStatus(image: "odoo:18.0-20251120", status: .candidate))
    _ = try await world.owner.call(SetImageStatus(image: "odoo:18.0-20250930", status: .blocked))
    let images = try await world.owner.call(ListInfraTemplates()).images
    #expect(
      images.map { "\($0.image) \($0.status.rawValue)" } == [
        "odoo:18.0-20251120 candidate", "odoo:18.0-20251106 tested", "odoo:18.0-20250930 blocked",
      ])
    let nonsense = await problem {
      try await world.owner.call(SetImageStatus(image: "odoo", status: .tested))
    }
    #expect(nonsense?.fields.first?.pointer == "image")
  }

  @Test("whoever shows them is told")
  func told() async throws {
    let world = try await ControlWorld()
    var changes = world.owner.changes(since: nil).makeAsyncIterator()
    _ = try await world.owner.call(SetImageStatus(image: "odoo:18.0-20251120", status: .candidate))
    #expect(await changes.next()?.topics == [.infrastructure])
  }
}
