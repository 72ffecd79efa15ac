import HTTPTransport

/// Examples in the API's description: values of the types themselves, so that every one of them can be read, with words in
/// the place of empty texts.
enum OpenAPIExample {
  /// By an input's name; what is not here is `text`.
  private static let words = [
    "agency_group": "North", "bundle": "finance_ppm", "code": "finance_ppm",
    "contact_email": "ops@agency.example.net",
    "filter": "status:error", "flow": "last_night", "image": "odoo:18.0-20251106", "invoice": "INV0000001",
    "module": "base", "name": "Acme Media", "operation": "OPR0000001", "period": "2026-11", "plan": "pro",
    "proposal": "PRP0000001", "q": "acme", "reason": "planned with the agency",
    "reference": "bank 2026-11-03",
    "region": "sgp1", "request": "REQ0000001", "run": "RUN0000001", "slug": "acme", "system": "keycloak",
    "template": "odoo18-standard", "tenant": "acme", "time_zone": "Asia/Singapore", "window": "WIN0000001",
  ]

  static func word(for name: String) -> String { words[name] ?? "text" }

  /// - Throws: `EncodingError`, never in practice.
  static func of(_ sample: some Encodable) throws -> JSONValue {
    filled(try JSONValue(data: JSONCoding.encoder().encode(sample)), as: "")
  }

  private static func filled(_ value: JSONValue, as name: String) -> JSONValue {
    switch value {
    case .string(""): .string(word(for: name))
    case .object(let members):
      .object(Dictionary(uniqueKeysWithValues: members.map { ($0, filled($1, as: $0)) }))
    case .array(let items): .array(items.map { filled($0, as: name) })
    default: value
    }
  }
}
