import HTTPTransport

extension OdooHealthClient {
  package static let definition = SystemDefinition(
    "odoo", "Odoo health", purpose: "Asks each tenant's Odoo whether it serves.",
    fields: [
      ConnectionField(
        "domain", "Domain", .word, help: "What tenants' addresses end with, such as example.net."),
      ConnectionField(
        "login", "User", .word,
        help:
          "A user of every tenant's database who may read settings; without one Odoo's modules are not compared.",
        isRequired: false),
      ConnectionField(
        "password", "The user's password", .secret, help: "env:NAME, file:/path or exec:/program.",
        isRequired: false),
      .authority,
    ]
  ) { values, _ throws(IntegrationError) in
    var report = ConnectionReport(system: "odoo")
    let domain = try hosts(values).domains.joined()
    report.add(
      ConnectionCheck(
        "domain", isPassing: true,
        "Tenants at addresses below \(domain) will be asked; there is nothing to try before."))
    return report
  }

  /// The addresses that may be asked.
  package static func hosts(_ values: ConnectionValues) throws(IntegrationError) -> HostPolicy {
    let domain = try values.text("domain")
    do throws(TransportError) {
      return try HostPolicy.subdomains(of: domain)
    } catch {
      throw IntegrationError("odoo", IntegrationError.codeInvalid, error.message, retry: .permanent)
    }
  }
}
