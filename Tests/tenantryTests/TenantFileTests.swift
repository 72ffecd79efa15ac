import TenantryAPI
import Testing

@testable import tenantry

@Suite("A tenant file")
struct TenantFileTests {
  private func problems(_ yaml: String) -> [String] {
    do {
      _ = try TenantFile(yaml: yaml.utf8, path: "t.yaml")
      return []
    } catch {
      #expect(error.status == .usage)
      return [error.message] + error.details
    }
  }

  @Test("the six keys are enough; everything else stays open for the platform")
  func smallest() throws {
    let request = try TenantFile(yaml: Samples.tenantFile.utf8, path: "t.yaml").request
    #expect(
      request
        == TenantRequest(
          name: "Acme Media", slug: "acme", agencyGroup: "North", plan: "pro", bundle: "crm", region: "sgp1"))
  }

  @Test("every optional key arrives, and values stay as typed")
  func everything() throws {
    let yaml =
      Samples.tenantFile + """

        db_strategy: schema
        ha_level: ha
        template: odoo18-large
        image: odoo:18.0-20251106
        sso_template: odoo-confidential
        redirect_uris:
          - https://acme.example.net/a
          - https://acme.example.net/b
        environment: staging
        """
    let request = try TenantFile(yaml: yaml.utf8, path: "t.yaml").request
    #expect(request.dbStrategy == "schema")
    #expect(request.haLevel == "ha")
    #expect(request.template == "odoo18-large")
    #expect(request.image == "odoo:18.0-20251106")
    #expect(request.ssoTemplate == "odoo-confidential")
    #expect(request.redirectUris == ["https://acme.example.net/a", "https://acme.example.net/b"])
    #expect(request.environment == "staging")
  }

  @Test(
    "numbers and yes and no stay the text that was typed", arguments: ["007", "1e3", "no", "18.0", "0x1F"])
  func wordsStay(word: String) throws {
    let yaml = Samples.tenantFile.replacing("name: Acme Media", with: "name: \(word)")
    #expect(try TenantFile(yaml: yaml.utf8, path: "t.yaml").request.name == word)
  }

  @Test("an optional key without a value is as good as none")
  func emptyOptional() throws {
    let request = try TenantFile(yaml: (Samples.tenantFile + "\nimage:\ntemplate: ~\n").utf8, path: "t.yaml")
      .request
    #expect(request.image == nil)
    #expect(request.template == nil)
  }

  @Test("an unknown key is named with its place and a suggestion")
  func unknownKey() {
    #expect(
      problems(Samples.tenantFile + "\nregoin: fra1")
        == ["t.yaml:7:1: “regoin” is no key of a tenant file; did you mean “region”?"])
    #expect(
      problems(Samples.tenantFile + "\nagency-group: x").first?.contains("did you mean “agency_group”?")
        == true)
    #expect(problems(Samples.tenantFile + "\nzzz: x").first?.contains("the keys are name, slug") == true)
  }

  @Test("all that is wrong is told at once")
  func severalProblems() {
    #expect(problems(Samples.tenantFile + "\nregoin: a\npaln: b").count == 2)
  }

  @Test("missing keys are named together")
  func missingKeys() {
    #expect(
      problems("name: Acme\nslug: acme\nplan: pro\nregion: sgp1")
        == ["t.yaml: The keys agency_group, bundle must be given."])
    #expect(
      problems(Samples.tenantFile.replacing("slug: acme", with: "slug:")).first
        == "t.yaml:2:6: “slug” has no value.")
  }

  @Test("what is not YAML is refused with line and column")
  func notYAML() throws {
    let problem = try #require(problems("name: Acme\nslug: [a\nplan: x").first)
    #expect(problem.hasPrefix("t.yaml:3:"))
    #expect(problem.contains("This is not YAML"))
  }

  @Test(
    "shapes that no tenant file has are refused in one sentence",
    arguments: [
      "", "# nothing\n", "- a\n- b\n", "just text", "name: [a, b]", "name: {a: b}", "? [a]\n: b",
      "a: 1\n---\nb: 2\n",
      "name: a\nname: b", "name: !!python/object x", "name: \u{1}", "{{{{", "\t- x", "name: \"unclosed",
    ])
  func refused(yaml: String) {
    let problems = problems(yaml)
    #expect(!problems.isEmpty)
    #expect(problems.allSatisfy { $0.hasPrefix("t.yaml") })
  }

  /// Shapes that would eat the stack or the memory of a careless reader.
  enum Bomb: String, CaseIterable {
    case flowSequences, blockSequences, complexKeys, aliases, flowMappings, length

    var yaml: String {
      switch self {
      case .flowSequences: String(repeating: "[", count: 60_000)
      case .blockSequences: String(repeating: "- ", count: 30_000)
      case .complexKeys: String(repeating: "? ", count: 30_000)
      case .aliases: "a: &a [x]\nb: [" + String(repeating: "*a,", count: 9_000) + "]"
      case .flowMappings: String(repeating: "{a: ", count: 10_000)
      case .length: String(repeating: "x", count: 70_000)
      }
    }
  }

  @Test("a bomb is refused before the parser sees it", arguments: Bomb.allCases)
  func bomb(_ bomb: Bomb) throws {
    #expect(problems(bomb.yaml).count == 1)
  }

  @Test(
    "a tag is refused where it stands", arguments: ["!!python/object:os.system", "!x", "!!binary", "!<y>"])
  func tags(tag: String) {
    let yaml = Samples.tenantFile.replacing("Acme Media", with: "\(tag) Acme")
    #expect(problems(yaml) == ["t.yaml:1:7: “name” has a YAML tag, which is not read here."])
  }

  @Test("a file that is not UTF-8 is refused")
  func notText() {
    #expect(throws: CommandFailure.self) { try TenantFile(yaml: [0x6E, 0xFF, 0xFE], path: "t.yaml") }
  }
}
