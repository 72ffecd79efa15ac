import Foundation
import HTTPTransport
import TenantModel

/// Asks an Odoo whether it serves: `GET /web/health`.
///
/// Source: addons/web/controllers/home.py of Odoo 18; `db_server_status=1` also asks the database.
package struct OdooHealthClient: Sendable {
  private let exchange: HTTPExchange

  package init(transport: any Transport, now: @escaping @Sendable () -> Date) {
    exchange = HTTPExchange(system: "odoo", transport: transport, now: now) { body in
      (try? JSONValue(data: body))?["status"]?.stringValue  // Behind a proxy the body may be HTML.
    }
  }

  /// True when Odoo and its database answer.
  ///
  /// - Throws: `IntegrationError` when nothing answers or the answer is no success.
  package func isPassing(_ odooUrl: HTTPSURL) async throws(IntegrationError) -> Bool {
    guard let base = URL(string: odooUrl.rawValue) else { return false }
    let request = HTTPRequest(
      .get, base.adding(path: "/web/health", query: ["db_server_status": "1"]),
      headers: ["Accept": "application/json"])
    let answer = try exchange.object(try await exchange.send(request))
    return answer["status"]?.stringValue == "pass"
  }
}
