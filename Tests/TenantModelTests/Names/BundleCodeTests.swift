import TenantModel
import Testing

@Suite("Bundle codes")
struct BundleCodeTests {
  @Test("those that can name a file and a word are taken", arguments: ["crm", "finance_ppm", "h2", "a_"])
  func valid(text: String) throws {
    #expect(try BundleCode(text).rawValue == text)
  }

  @Test(
    "everything else is refused with its rule",
    arguments: [
      "", "a", "CRM", "2crm", "_crm", "crm/../x", "crm.yaml", "c rm", "crm-x", "é_",
      String(repeating: "a", count: 41),
    ])
  func invalid(text: String) {
    #expect(throws: InvalidName.self) { try BundleCode(text) }
  }
}
