import HTTPTransport

extension OdooClient {
  /// Tries what the product needs of a tenant's Odoo; changes nothing.
  package func testConnection() async -> ConnectionReport {
    var report = ConnectionReport(system: "odoo")
    let version = await report.check("version", ask: version, sentence: { "Odoo \($0.text) answers." })
    guard let version else { return report }
    report.version = version.text
    if version.isEnterprise {
      report.add(
        ConnectionCheck(
          "edition", isPassing: false, "This is Odoo Enterprise; the platform is made for Community."))
    }
    let session = await report.check(
      "sign_in", remedy: "Check the login, its password and the database \(database).", ask: signIn,
      sentence: { "Signed in to \(database) as user \($0.uid)." })
    guard let session else { return report }
    report.identity = login
    _ = await report.check(
      "modules", remedy: "The user needs the right to Administration / Settings.", ask: session.modules,
      sentence: { "\($0.count) modules are installed." })
    return report
  }
}
