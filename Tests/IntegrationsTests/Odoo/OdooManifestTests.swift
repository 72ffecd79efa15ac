import TenantModel
import Testing

@testable import Integrations

private func reading(_ text: String) throws -> OdooManifest.Reading {
  try OdooManifest.read(Array(text.utf8), file: "m.py")
}

private func row(
  _ text: String, named name: String = "acme", path: String = "",
  origin: ManifestOrigin = .init(series: "18.0")
) throws -> CatalogModule {
  try reading(text).manifest.catalogModule(named: ModuleName(name), path: path, origin: origin)
}

@Suite("An Odoo manifest")
struct OdooManifestTests {
  @Test("a manifest that says nothing has Odoo's defaults")
  func defaults() throws {
    let module = try row("{}")
    #expect(module.title == "acme")
    #expect(module.version == "18.0.1.0")
    #expect(module.series == "18.0")
    #expect(module.installable && !module.application && !module.autoInstall)
    #expect(module.depends.isEmpty && module.dependencies == [.base])
    #expect(module.license == nil && module.category == nil && module.summary == nil)
    #expect(module.lifecycle == "imported")
    #expect(module.source == .core)
  }

  @Test("everything that a catalog needs is read")
  func complete() throws {
    let module = try row(
      """
      # Copyright
      {
          "name": " Partner statement ",
          "version": "18.0.1.2.3",
          "summary": \"""
              Prints
              a  statement
          \""",
          "category": "Accounting & Finance",
          "license": "AGPL-3",
          "author": "Acme, "
          "Odoo Community Association (OCA)",
          "website": "https://github.com/OCA/account-financial-reporting",
          "depends": ["account", "report_xlsx"],
          "external_dependencies": {"python": ["xlsxwriter>=1.0"], "bin": ["wkhtmltopdf"]},
          "development_status": "Production/Stable",
          "application": True,
          "data": ["views/x.xml"],
          "assets": {"web.assets_backend": [("include", "x"), "y"], "z": {"w"}},
      }
      """, named: "partner_statement")
    #expect(
      module
        == CatalogModule(
          name: try ModuleName("partner_statement"), title: "Partner statement",
          summary: "Prints a statement",
          source: .oca, repo: "OCA/account-financial-reporting", series: "18.0", version: "18.0.1.2.3",
          category: "Accounting & Finance", license: "AGPL-3",
          depends: [try ModuleName("account"), try ModuleName("report_xlsx")], application: true,
          developmentStatus: "Production/Stable", lifecycle: "imported",
          externalDependencies: ["python": ["xlsxwriter>=1.0"], "bin": ["wkhtmltopdf"]]))
  }

  @Test(
    "the version gets its series as Odoo gives it",
    arguments: [
      ("1.3", "18.0", "18.0.1.3", "18.0", true),
      ("18.0.1.3", "18.0", "18.0.1.3", "18.0", true),
      ("18.0", "18.0", "18.0.18.0", "18.0", true),
      ("18.0.20251026.1", "18.0", "18.0.20251026.1", "18.0", true),
      ("17.0.1.0.0", "18.0", "17.0.1.0.0", "17.0", true),
      ("10.0.1", "18.0", "18.0.10.0.1", "18.0", true),
      ("1.0.0.0", "18.0", "18.0.1.0.0.0", "18.0", false),
      ("one", "18.0", "18.0.one", "18.0", false),
      ("18.0.1", nil, "18.0.1", "18.0", false),
      ("18.0.1.0.0", nil, "18.0.1.0.0", "18.0", true),
      ("1.0.0", nil, "1.0.0", nil, true),
    ] as [(String, String?, String, String?, Bool)])
  func versions(text: String, series: String?, full: String, named: String?, isWellFormed: Bool) {
    let version = OdooVersion(text, series: series)
    #expect(version.full == full)
    #expect(version.series == named)
    #expect(version.isWellFormed == isWellFormed)
  }

  @Test(
    "who made a module is read from its name, its author, its website and its place",
    arguments: [
      ("{'author': 'Odoo S.A.'}", "ipai_x", "", ModuleSource.ipai, "local"),
      ("{'website': 'https://github.com/Insightpulseai/odoo'}", "tbwa_x", "", .ipai, "Insightpulseai/odoo"),
      ("{'author': 'Odoo S.A., Odoo Community Association (OCA)'}", "x", "", .oca, "local"),
      ("{'author': 'Acme', 'website': 'https://github.com/OCA/web/tree/18.0/x'}", "x", "", .oca, "OCA/web"),
      ("{'author': 'Odoo S.A.'}", "x", "", .core, "odoo/odoo"),
      ("{}", "x", "", .core, "odoo/odoo"),
      ("{'author': 'Acme', 'website': 'https://www.odoo.com/app/crm'}", "x", "", .core, "odoo/odoo"),
      ("{'author': 'Acme'}", "x", "/opt/odoo/addons/x/", .core, "odoo/odoo"),
      ("{'author': 'Acme', 'website': 'https://acme.example'}", "x", "/opt/own/x/", .oca, "local"),
    ] as [(String, String, String, ModuleSource, String)])
  func sources(text: String, name: String, path: String, source: ModuleSource, repo: String) throws {
    let module = try row(text, named: name, path: path)
    #expect(module.source == source)
    #expect(module.repo == repo)
    let told = try row(text, named: name, path: path, origin: .init(source: .oca, repo: "a/b"))
    #expect(told.source == .oca && told.repo == "a/b")
  }

  @Test("auto_install is a flag or the modules that bring it in")
  func autoInstall() throws {
    #expect(try reading("{'auto_install': True}").manifest.autoInstall == .withAllDependencies)
    #expect(try reading("{'auto_install': False}").manifest.autoInstall == .never)
    #expect(try reading("{'auto_install': []}").manifest.autoInstall == .with([]))
    let text = "{'depends': ['sale', 'crm'], 'auto_install': ['crm']}"
    #expect(try row(text).autoInstallTriggers == [ModuleName("crm")])
    #expect(try row("{'depends': ['sale', 'crm'], 'auto_install': True}").autoInstallTriggers.count == 2)
    #expect(
      try reading("{'depends': ['sale'], 'auto_install': ['crm']}").warnings.map(\.description)
        == ["m.py:1:23: `auto_install` holds “crm”, which `depends` does not: Odoo refuses it"])
  }

  @Test("external dependencies come in three shapes")
  func externalDependencies() throws {
    let later = """
      {'external_dependencies': [
        {'pypi': 'openpyxl', 'optional': True, 'apt': 'python3-openpyxl'}, 
        {'pypi': 'cbor2', 'apt': 'python3-cbor2'},
        {'pypi': 'freezegun', 'test': True}, {'pypi': 'cbor2'}]}
      """
    #expect(try row(later).externalDependencies == ["python": ["cbor2"], "deb": ["python3-cbor2"]])
    let mapped = "{'external_dependencies': {'python': ('a', 'b'), 'apt': {'a': 'python3-a'}}}"
    #expect(try row(mapped).externalDependencies == ["python": ["a", "b"], "deb": ["python3-a"]])
    #expect(try row("{'external_dependencies': {'deb': []}}").externalDependencies == [:])
  }

  @Test(
    "what surprises is warned of and does not keep the module out",
    arguments: [
      ("{'name': 1}", "m.py:1:2: `name` is an integer where a string belongs: it is passed over"),
      ("{'version': 1.0}", "m.py:1:2: `version` is a float where a string belongs: Odoo refuses it"),
      (
        "{'installable': 0}",
        "m.py:1:2: `installable` is an integer where True or False belongs: Odoo reads it as False"
      ),
      (
        "{'development_status': 'Stable'}",
        "m.py:1:2: `development_status` is “Stable”, which is none of OCA's"
      ),
      (
        "{\n  'autoinstall': True}",
        "m.py:2:3: the key `autoinstall` means nothing to Odoo: it is spelled `auto_install`"
      ),
      ("{'depends': ['a', 'a']}", "m.py:1:2: `depends` names a twice"),
      (
        "{'depends': ['a'], 'depends': ['b']}",
        "m.py:1:20: the key “depends” is written twice: the last one wins"
      ),
      (
        "{'external_dependencies': 'x'}",
        "m.py:1:2: `external_dependencies` is a string where a dict belongs: it is passed over"
      ),
    ])
  func warnings(text: String, expected: String) throws {
    #expect(try reading(text).warnings.map(\.description) == [expected])
  }

  @Test(
    "foreign keys and odd but harmless values pass without a word",
    arguments: [
      "{'qweb': [], 'complexity': 'easy', 'active': False, 'maintainer': 'x', 'maturity': 'Beta'}",
      "{'sequence': '10', 'summary': '', 'category': '', 'depends': []}",
      "{1: 2, 'depends': None, 'license': None}",
      "{'author': ['A', 'B'], 'maintainers': ['a']}",
    ])
  func tolerates(text: String) throws {
    let reading = try reading(text)
    #expect(reading.warnings.isEmpty)
    #expect(reading.manifest.summary == nil && reading.manifest.category == nil)
  }

  @Test(
    "what would make the dependencies wrong is refused",
    arguments: [
      ("{'depends': 'base'}", "m.py:1:2: `depends` is a string where a list of module names belongs"),
      ("{'depends': 1}", "m.py:1:2: `depends` is an integer where a list of module names belongs"),
      ("{'depends': ['a', 1]}", "m.py:1:2: `depends` holds an integer, which is no module name"),
      (
        "{'depends': ['a-b']}",
        "m.py:1:2: `depends` holds “a-b”. The module name may hold only letters, digits and underscores, "
          + "and must not start with a digit"
      ),
      ("['a']", "m.py:1:1: a manifest is a dict, and this is a list"),
      ("{'a'}", "m.py:1:1: a manifest is a dict, and this is a set"),
    ])
  func refuses(text: String, expected: String) {
    #expect {
      try reading(text)
    } throws: { error in
      "\(error)" == expected
    }
  }
}
