import TenantModel
import TenantryAPI
import Testing

@testable import tenantry

@Suite("Commands on templates and images")
struct InfraCommandTests {
  private static func output() throws -> ListInfraTemplates.Output {
    let defaults = try PlatformDefaults.standard()
    return ListInfraTemplates.Output(
      items: defaults.templates, images: defaults.images, templateTenants: ["odoo18-standard": 3],
      imageTenants: ["odoo:18.0-20251106": 3])
  }

  private func client(_ more: [String: @Sendable (any Endpoint) throws -> any Sendable] = [:])
    -> ScriptedClient
  {
    ScriptedClient(more.merging([ListInfraTemplates.name: { @Sendable _ in try Self.output() }]) { $1 })
  }

  @Test("templates and images are listed with who uses them")
  func lists() async throws {
    let templates = CommandHarness(client: client())
    #expect(await templates.run("infra", "templates", "-o", "csv") == .ok)
    let lines = templates.output.text.split(separator: "\r\n").map(String.init)
    #expect(lines.first?.hasPrefix("id,name,version,docker_image_odoo") == true)
    #expect(lines.contains { $0.hasPrefix("odoo18-standard,") && $0.hasSuffix(",3") })
    let images = CommandHarness(client: client())
    #expect(await images.run("infra", "images") == .ok)
    #expect(images.output.text.contains("odoo:18.0-20251106  tested        3"))
  }

  @Test("what is not named of a template stays as it is")
  func save() async throws {
    let client = client([
      SaveInfraTemplate.name: { endpoint in
        let asked = try #require(endpoint as? SaveInfraTemplate)
        #expect(asked.expectedVersion == 1 && asked.template.volumeGib == 20)
        #expect(asked.template.envDefaults == ["limit_time_real": "1200", "log_level": "warn"])
        #expect(asked.template.dockerImageOdoo == "odoo:18.0-20251106")
        var saved = try #require(Self.output().items.first)
        saved.version = 2
        return saved
      }
    ])
    let harness = CommandHarness(client: client)
    let status = await harness.run(
      "infra", "save", "odoo18-standard", "--volume", "20", "--set", "log_level=warn", "--set",
      "limit_time_cpu=")
    #expect(status == .ok && harness.output.text == "odoo18-standard version 2\n")
    let wrong = CommandHarness(client: client)
    #expect(await wrong.run("infra", "save", "odoo18-standard", "--set", "nonsense") == .usage)
  }

  @Test("a template is retired with the version that was read; an unknown one is refused")
  func retire() async throws {
    let client = client([
      RetireInfraTemplate.name: { endpoint in
        #expect(
          endpoint as? RetireInfraTemplate
            == RetireInfraTemplate(template: "odoo18-large", isRetired: false, expectedVersion: 1))
        return try #require(Self.output().items.last)
      }
    ])
    let harness = CommandHarness(client: client)
    #expect(await harness.run("infra", "retire", "odoo18-large", "--undo") == .ok)
    #expect(harness.output.text == "odoo18-large offered\n")
    #expect(await CommandHarness(client: client).run("infra", "retire", "odoo99") == .refused)
  }

  @Test("an image gets a status")
  func image() async throws {
    let client = client([
      SetImageStatus.name: { endpoint in
        let asked = try #require(endpoint as? SetImageStatus)
        return ImageRelease(image: try ImageReference(asked.image), status: asked.status)
      }
    ])
    let harness = CommandHarness(client: client)
    #expect(await harness.run("infra", "image", "odoo:18.0-20251120", "--status", "candidate") == .ok)
    #expect(harness.output.text == "odoo:18.0-20251120 candidate\n")
    #expect(
      await CommandHarness(client: client).run("infra", "image", "odoo:1", "--status", "fine") == .usage)
  }
}
