import HTTPTransport
import TenantModel

extension OdooSession {
  /// The mail server that neutralizing puts in place leads nowhere on purpose.
  private static let deadMailHost = "invalid"
  /// The one scheduled action that neutralizing leaves on.
  private static let harmlessCron = "Base: Auto-vacuum internal data"

  /// Whether a copy of a production database can do no harm: no mail in or out, no scheduled actions, its own
  /// address.
  ///
  /// - Parameter odooUrl: where the copy is to live.
  /// - Throws: `forbidden` when the user may not read settings.
  package func neutralization(at odooUrl: HTTPSURL) async throws(IntegrationError) -> NeutralizationCheck {
    let parameters = try await records(
      "ir.config_parameter", [["key", "in", ["database.is_neutralized", "web.base.url"]]],
      fields: ["key", "value"])
    let values = Dictionary(
      parameters.map { ($0["key"]?.stringValue ?? "", $0["value"]?.stringValue ?? "") }
    ) { first, _ in first }
    var check = NeutralizationCheck(
      isMarked: ["true", "1"].contains(values["database.is_neutralized"]?.lowercased() ?? ""),
      baseUrl: values["web.base.url"])
    if !check.isMarked { check.findings.append("the database is not marked as neutralized") }
    let address = odooUrl.rawValue.hasSuffix("/") ? String(odooUrl.rawValue.dropLast()) : odooUrl.rawValue
    if let baseUrl = check.baseUrl, baseUrl != address {
      check.findings.append("links in it lead to \(baseUrl)")
    }
    check.findings += try await mailFindings()
    let crons = try await records("ir.cron", [["active", "=", true]], fields: ["cron_name"])
    let running = crons.compactMap { $0["cron_name"]?.stringValue }.filter { $0 != Self.harmlessCron }
    if !running.isEmpty { check.findings.append("\(running.count) scheduled actions are on") }
    return check
  }

  private func mailFindings() async throws(IntegrationError) -> [String] {
    var findings: [String] = []
    let outgoing = try await records("ir.mail_server", [["active", "=", true]], fields: ["smtp_host"])
    let hosts = outgoing.compactMap { $0["smtp_host"]?.stringValue }.filter { $0 != Self.deadMailHost }
    if !hosts.isEmpty {
      findings.append("it can send mail through \(hosts.sorted().joined(separator: ", "))")
    }
    do {
      let incoming = try await count("fetchmail.server", [["active", "=", true]])
      if incoming > 0 { findings.append("it fetches mail from \(incoming) servers") }
    } catch {
      // Without the module `mail` there is no such model, and nothing that fetches.
      guard error.code == IntegrationError.codeInvalid else { throw error }
    }
    return findings
  }
}
