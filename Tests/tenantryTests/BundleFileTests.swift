import TenantryAPI
import Testing

@testable import tenantry

@Suite("A bundle file")
struct BundleFileTests {
  private static let file = """
    code: crm
    name: "CRM & Sales"
    type: crm
    version: 18.0
    modules: [crm, sale]
    """

  private func problems(_ yaml: String) -> [String] {
    do {
      _ = try BundleFile(yaml: yaml.utf8, path: "b.yaml")
      return []
    } catch {
      #expect(error.status == .usage)
      return [error.message] + error.details
    }
  }

  @Test("five keys are enough, and values stay as typed")
  func smallest() throws {
    let request = try BundleFile(yaml: Self.file.utf8, path: "b.yaml").request
    #expect(
      request
        == BundleRequest(
          code: "crm", name: "CRM & Sales", type: "crm", version: "18.0", modules: ["crm", "sale"]))
    let all = Self.file + "\ndescription: Leads\nreplaces_ee: voip\ngaps: none\nis_draft: true\n"
    let full = try BundleFile(yaml: all.utf8, path: "b.yaml").request
    #expect(full.isDraft && full.description == "Leads" && full.replacesEe == "voip" && full.gaps == "none")
  }

  @Test("everything that is wrong is named with its place, at once")
  func faults() {
    #expect(problems("") == ["b.yaml:1:1: The file is empty."] || problems("").count == 1)
    let wrong = problems("code: crm\nmodule: x\nmodules: crm\nis_draft: maybe\n")
    #expect(wrong.count == 3)
    #expect(wrong[0].hasPrefix("b.yaml:2:1: “module” is no key of a bundle file; did you mean “modules”?"))
    #expect(wrong[1].hasPrefix("b.yaml:3:10: “modules” takes a list"))
    #expect(problems("code: crm\n").first?.contains("name, type, version, modules must be given") == true)
  }
}
