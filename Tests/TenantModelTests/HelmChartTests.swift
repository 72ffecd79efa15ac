import Testing

@testable import TenantModel

@Suite("charts")
struct HelmChartTests {
  @Test("a chart is a place, a name and one version")
  func parts() throws {
    let oci = try HelmChart("oci://registry.example.net:5000/charts/odoo:1.4.2-rc.1")
    #expect(oci.isOCI && oci.name == "odoo" && oci.version == "1.4.2-rc.1")
    #expect(oci.place == "oci://registry.example.net:5000/charts/odoo")
    #expect(oci.repository == "oci://registry.example.net:5000/charts")
    let plain = try HelmChart("https://charts.example.net/odoo:10.0.0")
    #expect(!plain.isOCI && plain.repository == "https://charts.example.net")
  }

  @Test(
    "what is no such thing is refused",
    arguments: [
      "", "odoo", "odoo:1.2.3", "http://charts.example.net/odoo:1.2.3", "https://charts.example.net/odoo",
      "https://charts.example.net/odoo:1.2", "https://charts.example.net/odoo:^1.2.3",
      "https://charts.example.net/odoo:latest", "https://charts.example.net/odoo:1.2.3+build",
      "https://charts.example.net/odoo:01.2.3", "https://user:pass@charts.example.net/odoo:1.2.3",
      "oci://registry.example.net/../odoo:1.2.3", "oci://registry.example.net/od oo:1.2.3",
      "oci://registry.example.net:1.2.3", "oci://registry.example.net/odoo?x:1.2.3", "oci:///odoo:1.2.3",
      "oci://registry.example.net/odoo:1.2.3-", "oci://registry.example.net/odoo\n:1.2.3",
    ])
  func refused(text: String) {
    #expect(throws: InvalidName.self) { try HelmChart(text) }
  }
}
