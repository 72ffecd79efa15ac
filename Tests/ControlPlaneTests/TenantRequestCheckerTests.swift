import ControlSupport
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Checking a tenant request")
struct TenantRequestCheckerTests {
  private func check(
    _ request: TenantRequest, choices change: (inout TenantRequestChecker.Choices) throws -> Void = { _ in }
  ) throws -> TenantSpec {
    let defaults = try PlatformDefaults.standard()
    var choices = TenantRequestChecker.Choices(
      plans: defaults.plans, bundles: ["finance_ppm", "crm"], regions: defaults.regions,
      templates: defaults.templates, images: defaults.images, ssoTemplates: defaults.ssoTemplates)
    try change(&choices)
    var checker = TenantRequestChecker(
      choices: choices, odooUrl: { try HTTPSURL("https://\($0).example.net") })
    return try checker.check(request)
  }

  private func refused(
    _ request: TenantRequest, choices change: (inout TenantRequestChecker.Choices) throws -> Void = { _ in }
  ) throws -> [String] {
    do {
      _ = try check(request, choices: change)
      return []
    } catch let problem as APIProblem {
      #expect(problem.code == .invalid)
      #expect(!problem.fields.isEmpty, "refused without a field: \(problem.detail)")
      #expect(problem.fields.allSatisfy { !$0.message.isEmpty })
      return problem.fields.map(\.pointer)
    }
  }

  @Test("what is left out takes the template's defaults")
  func defaults() throws {
    let spec = try check(.fixture())
    #expect(spec.dbStrategy == .database && spec.haLevel == .single && spec.environment == .production)
    #expect(spec.template == "odoo18-standard" && spec.ssoTemplate == "odoo-confidential")
    #expect(spec.image.rawValue == "odoo:18.0-20251106")
    #expect(spec.redirectUris.map(\.rawValue) == ["https://acme.example.net/auth_oauth/signin"])
  }

  @Test("what is given is taken")
  func given() throws {
    var request = TenantRequest.fixture()
    request.dbStrategy = "schema"
    request.haLevel = "ha"
    request.environment = "staging"
    request.template = "odoo18-large"
    request.image = "odoo:18.0-20250930"
    request.ssoTemplate = "odoo-own-realm"
    request.redirectUris = ["https://a.example.net/x", "https://b.example.net/y"]
    let spec = try check(request)
    #expect(spec.dbStrategy == .schema && spec.haLevel == .ha && spec.environment == .staging)
    #expect(spec.template == "odoo18-large" && spec.ssoTemplate == "odoo-own-realm")
    #expect(spec.image.rawValue == "odoo:18.0-20250930")
    #expect(spec.redirectUris.map(\.rawValue) == request.redirectUris)
  }

  /// Every field with a value that is refused.
  private static let spoilt: [(pointer: String, spoil: @Sendable (inout TenantRequest) -> Void)] = [
    ("name", { $0.name = "" }), ("slug", { $0.slug = "-" }), ("agency_group", { $0.agencyGroup = " North" }),
    ("plan", { $0.plan = "gold" }), ("bundle", { $0.bundle = "no" }), ("region", { $0.region = "moon" }),
    ("db_strategy", { $0.dbStrategy = "table" }), ("ha_level", { $0.haLevel = "HA" }),
    ("environment", { $0.environment = "prod" }), ("template", { $0.template = "odoo17" }),
    ("image", { $0.image = "odoo" }), ("sso_template", { $0.ssoTemplate = "none" }),
    ("redirect_uris/0", { $0.redirectUris = ["ftp://acme"] }),
  ]

  @Test("each field alone is refused under its own name", arguments: spoilt.indices)
  func oneField(index: Int) throws {
    var request = TenantRequest.fixture()
    Self.spoilt[index].spoil(&request)
    #expect(try refused(request) == [Self.spoilt[index].pointer])
  }

  @Test("all refused fields are named at once")
  func allFields() throws {
    var request = TenantRequest.fixture()
    for field in Self.spoilt { field.spoil(&request) }
    #expect(try refused(request) == Self.spoilt.map(\.pointer))
    #expect(throws: APIProblem(.invalid, "13 fields are not valid.", fields: try problems(request))) {
      try check(request)
    }
  }

  private func problems(_ request: TenantRequest) throws -> [APIProblem.Field] {
    do {
      _ = try check(request)
      return []
    } catch let problem as APIProblem { return problem.fields }
  }

  @Test("every redirect URI that is not exact is named")
  func redirectUris() throws {
    var request = TenantRequest.fixture()
    request.redirectUris = [
      "https://*.example.net/signin", "https://acme.example.net/ok", "https://acme.example.net/*",
      "http://acme.net/",
      "https://user:pass@acme.net/", "javascript:alert(1)", "", "https://acme.net/#x",
      "http://localhost:8069/ok",
    ]
    #expect(try refused(request) == [0, 2, 3, 4, 5, 6, 7].map { "redirect_uris/\($0)" })
  }

  @Test(
    "an image that nobody tested is refused, and the tested ones are named",
    arguments: ["odoo:18.0", "odoo:19.0-x"])
  func untestedImage(image: String) throws {
    var request = TenantRequest.fixture()
    request.image = image
    #expect(try refused(request) == ["image"])
    #expect(try problems(request).first?.message.contains("odoo:18.0-20251106") == true)
  }

  @Test(
    "a candidate or blocked image is refused, even as the template's own",
    arguments: [ImageRelease.Status.candidate, .blocked])
  func untestedDefault(status: ImageRelease.Status) throws {
    #expect(try refused(.fixture()) { $0.images[0].status = status } == ["image"])
  }

  @Test("a platform that offers nothing says so of every field")
  func nothingOffered() throws {
    let pointers = try refused(.fixture()) { choices in
      choices = .init(plans: [], bundles: [], regions: [], templates: [], images: [], ssoTemplates: [])
    }
    #expect(pointers == ["plan", "bundle", "region", "template", "sso_template"])
  }

  @Test(
    "a slug that other systems could misread is refused",
    arguments: [
      "", "a", String(repeating: "a", count: 64), String(repeating: "a", count: 41), "-a", "-abc", "a-",
      "abc-", "a--b",
      "A", "Abc", "\u{FF41}bc", "caf\u{E9}", "cafe\u{301}", "\u{430}cme", "con", "postgres", "template1",
      "kube-system",
      "default", "admin", "www", "..", "a/b", "a%2fb", "a\0b", "abc\n", "xn--acme", "acme ", " acme", "1abc",
      "acme.x",
      "x\"; DROP DATABASE postgres;--", "x' OR 1=1", "$(id)", ";id", "{{x}}", "--upload-pack=x",
      "acme\u{200B}",
    ])
  func slugs(text: String) async throws {
    #expect(try refused(.fixture(text)) == ["slug"])
  }

  @Test(
    "the shortest and the longest slug are accepted",
    arguments: ["abc", String(repeating: "a", count: 40), "a-1", "a1b"])
  func goodSlugs(text: String) throws {
    #expect(try check(.fixture(text)).slug.rawValue == text)
  }

  @Test(
    "asking whether a bad slug is free answers with the rule it breaks",
    arguments: ["", "a--b", "postgres", "é"])
  func checkSlug(text: String) async throws {
    let world = try await ControlWorld()
    let answer = try await world.owner.call(CheckSlug(slug: text))
    #expect(!answer.isAvailable && answer.reason?.hasPrefix("The slug ") == true)
  }

  @Test("asking whether a slug is free tells whose it is")
  func takenSlug() async throws {
    let world = try await ControlWorld()
    #expect(try await world.owner.call(CheckSlug(slug: "north")) == .init(isAvailable: true, reason: nil))
    try await world.adopt("north")
    let answer = try await world.owner.call(CheckSlug(slug: "north"))
    #expect(answer == .init(isAvailable: false, reason: "The slug “north” belongs to Agency north already."))
  }
}
