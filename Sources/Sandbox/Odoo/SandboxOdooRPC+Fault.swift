import HTTPTransport

extension SandboxOdooRPC {
  /// A Python exception as Odoo 18 shows it to callers.
  struct Fault: Error {
    let name: String
    let message: String

    static let accessDenied = Fault(name: "odoo.exceptions.AccessDenied", message: "Access Denied")

    static func user(_ message: String) -> Fault {
      Fault(name: "odoo.exceptions.UserError", message: message)
    }

    static func value(_ message: String) -> Fault { Fault(name: "builtins.ValueError", message: message) }

    static func type(_ message: String) -> Fault { Fault(name: "builtins.TypeError", message: message) }

    static func noDatabase(_ name: JSONValue) -> Fault {
      Fault(
        name: "psycopg2.OperationalError",
        message:
          "connection to server at \"postgres\", port 5432 failed: FATAL:  database \"\(name.stringValue ?? "")\" does not exist\n"
      )
    }

    var json: JSONValue {
      [
        "code": 200, "message": "Odoo Server Error",
        "data": [
          "name": .string(name), "message": .string(message), "arguments": [.string(message)], "context": [:],
          "debug": .string("Traceback (most recent call last):\n\(name): \(message)"),
        ],
      ]
    }
  }
}
