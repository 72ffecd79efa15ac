import HTTPTransport

extension SupabaseClient {
  /// Tries what the product needs of Supabase; changes nothing.
  ///
  /// - Parameter etlFunction: the function that fills tenants' schemas.
  package func testConnection(etlFunction: String) async -> ConnectionReport {
    var report = ConnectionReport(system: "supabase")
    let found = await report.check(
      "project", remedy: "Check the access token and the project \(reference).", ask: project,
      sentence: { "The project “\($0.name)” in \($0.region) is \($0.status)." })
    guard let project = found else { return report }
    report.identity = project.name
    report.version = "PostgreSQL \(project.databaseVersion)"
    if !project.isActive {
      report.add(ConnectionCheck("active", isPassing: false, "The project is \(project.status): restore it."))
    }
    let services = await report.check(
      "services", ask: { () async throws(IntegrationError) in try await health() },
      sentence: { "\($0.filter(\.isHealthy).count) of \($0.count) services are healthy." })
    for service in services ?? [] where !service.isHealthy {
      report.add(
        ConnectionCheck(
          "service_\(service.name)", isPassing: false, "\(service.name): \(service.problem ?? "unhealthy")."))
    }
    _ = await report.check(
      "database", remedy: "The token needs the right to run queries.", ask: schemas,
      sentence: { "\($0.count) schemas belong to tenants." })
    let deployed = await report.check(
      "functions", ask: functions, sentence: { "\($0.count) functions are deployed." })
    if let deployed, !deployed.contains(where: { $0.name == etlFunction && $0.isActive }) {
      report.add(
        ConnectionCheck(
          "etl_function", isPassing: false, "The function “\(etlFunction)” is not deployed: deploy it first.")
      )
    }
    if serviceKey == nil {
      report.add(
        ConnectionCheck(
          "service_key", isPassing: false,
          "No key of the project is configured, so the ETL cannot be started."))
    }
    return report
  }
}
