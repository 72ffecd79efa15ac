import Foundation
import HTTPTransport

extension KeycloakClient {
  /// Says whether the client may sign in and which rights in the realm of the tenants it lacks. Changes nothing.
  package func testConnection(realm name: String) async -> ConnectionReport {
    var report = ConnectionReport(system: "keycloak")
    let found = await report.check(
      "realm",
      remedy:
        "Check the client, its secret, and that its service account has the role manage-clients in \(name).",
      ask: { () async throws(IntegrationError) in try await realm(name) },
      sentence: { $0 == nil ? "There is no realm “\(name)”." : "The realm “\(name)” can be read." })
    guard let found else { return report }
    guard let found else {
      report.add(
        ConnectionCheck("realm_exists", isPassing: false, "Make the realm “\(name)” in Keycloak first."))
      return report
    }
    _ = await report.check(
      "clients", remedy: "Give the service account the role view-clients in \(name).",
      ask: { () async throws(IntegrationError) in try await client("tenantry-connection-test", realm: name) },
      sentence: { _ in "Clients of “\(name)” can be looked for." })
    await testReading(of: found, named: name, &report)
    return report
  }

  private func testReading(of realm: JSONValue, named name: String, _ report: inout ConnectionReport) async {
    _ = await report.check(
      "users", remedy: "Give the service account the role view-users in \(name).",
      ask: { () async throws(IntegrationError) in try await findUsers("", realm: name, limit: 1) },
      sentence: { _ in "Users of “\(name)” can be looked for." })
    _ = await report.check(
      "roles", remedy: "Give the service account the role view-realm in \(name).",
      ask: { () async throws(IntegrationError) in try await roles(realm: name, limit: 1) },
      sentence: { _ in "Roles of “\(name)” can be read." })
    let savesEvents = realm["eventsEnabled"]?.boolValue == true
    _ = await report.check(
      "events", remedy: "Give the service account the role view-events in \(name).",
      ask: { () async throws(IntegrationError) in
        _ = try await signInEvents(realm: name, since: exchange.now(), limit: 1)
        _ = try await changeEvents(realm: name, since: exchange.now(), limit: 1)
      },
      sentence: {
        savesEvents
          ? "Sign-ins and changes of “\(name)” can be read."
          : "Events of “\(name)” can be read, but the realm does not save sign-ins: turn that on to see them."
      })
  }
}
