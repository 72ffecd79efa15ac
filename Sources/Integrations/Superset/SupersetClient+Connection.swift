import HTTPTransport

extension SupersetClient {
  /// Tries what the product needs of Superset; changes nothing.
  ///
  /// - Parameter database: the name of the database that holds the tenants' schemas.
  package func testConnection(database name: String) async -> ConnectionReport {
    var report = ConnectionReport(system: "superset")
    let user = await report.check(
      "sign_in", remedy: "Check the user and its password.", ask: username,
      sentence: { "Signed in as \($0)." })
    guard let user else { return report }
    report.identity = user
    _ = await report.check(
      "dashboards", remedy: "The user needs the right to read dashboards.", ask: dashboards,
      sentence: { "\($0.count) dashboards are there." })
    let known = await report.check(
      "databases", remedy: "The user needs the right to read databases.", ask: databases,
      sentence: { "\($0.count) databases are connected." })
    guard let known else { return report }
    guard let database = known.first(where: { $0.name == name }) else {
      report.add(
        ConnectionCheck(
          "database", isPassing: false,
          "There is no database “\(name)” yet: the first tenant's dashboard brings it along."))
      return report
    }
    _ = await report.check(
      "database", ask: { () async throws(IntegrationError) in try await schemas(ofDatabase: database.id) },
      sentence: { "“\(name)” is reached and shows \($0.count) schemas." })
    _ = await report.check(
      "changes", remedy: "The user needs the right to change something.",
      ask: { () async throws(IntegrationError) in try await tokens.currentProof() },
      sentence: { _ in "Changes are possible." })
    return report
  }
}
