import HTTPTransport
import TenantModel

/// An error that Odoo reports inside an answer of 200.
///
/// The traceback in it holds arguments of calls, passwords among them: it is never looked at.
struct OdooFault {
  let error: IntegrationError

  /// - Parameter secret: taken out of the words, should it be in them.
  init(_ json: JSONValue, database: DatabaseName, secret: SecretValue?) {
    let name = json[path: "data", "name"]?.stringValue ?? ""
    var said = json[path: "data", "message"]?.stringValue ?? json["message"]?.stringValue ?? "no reason given"
    if let secret { said = SecretForms([secret.reveal()]).hidden(in: said) }
    let line = said.split(separator: "\n").first.map { String($0.prefix(300)) } ?? ""
    let number = json["code"]?.intValue
    let (code, retry, message): (String, HTTPFailure.Class, String) =
      switch (name, number) {
      case ("odoo.exceptions.AccessDenied", _), ("odoo.http.SessionExpiredException", _), (_, 100):
        (IntegrationError.codeUnauthorized, .permanent, "Odoo does not accept the login.")
      case ("odoo.exceptions.AccessError", _):
        (IntegrationError.codeForbidden, .permanent, "Odoo does not let this user do that: \(line)")
      case ("odoo.exceptions.MissingError", _), (_, 404):
        (IntegrationError.codeNotFound, .permanent, "Odoo does not have that: \(line)")
      case _ where name.hasPrefix("psycopg2") && said.contains("database \"\(database)\" does not exist"):
        (IntegrationError.codeNotFound, .permanent, "There is no database “\(database)”.")
      case _ where name.hasPrefix("psycopg2"):
        (IntegrationError.codeServer, .transient, "Odoo cannot reach its database: \(line)")
      case ("odoo.exceptions.UserError", _), ("odoo.exceptions.ValidationError", _):
        (IntegrationError.codeInvalid, .permanent, "Odoo refused: \(line)")
      default: (IntegrationError.codeServer, .permanent, "Odoo failed: \(line)")
      }
    error = IntegrationError("odoo", code, message, detail: name, retry: retry)
  }
}
