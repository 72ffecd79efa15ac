import PostgresConnection
import TenantModel

extension TenantDatabaseClient {
  package static let definition = SystemDefinition(
    "postgresql", "PostgreSQL", purpose: "Holds the tenants' databases.",
    fields: [
      ConnectionField(
        "host", "Host", .word, help: "The server's name or address, or the folder of its socket."),
      ConnectionField("port", "Port", .word, help: "Where the server listens.", standard: "5432"),
      ConnectionField(
        "user", "Administrator", .word, help: "A role that may make roles and databases.",
        standard: "postgres"),
      ConnectionField(
        "password", "The administrator's password", .secret, help: "env:NAME, file:/path or exec:/program.",
        isRequired: false),
      ConnectionField(
        "database", "Database", .word, help: "The one in which administration is done.", standard: "postgres"),
      ConnectionField(
        "tls", "TLS", .word,
        help: "verify-full, verify-ca, require, prefer or disable; verify-full for any other machine.",
        isRequired: false),
      ConnectionField(
        "role_password", "Passwords of tenants' roles", .secret,
        help: "A reference with {database} in it, such as file:/etc/odoo/{database}.", isRequired: false),
      ConnectionField(
        "reader_password", "Passwords of readers", .secret, help: "The same for the roles that only read.",
        isRequired: false),
      ConnectionField(
        "shared_database", "Shared database", .word, help: "Where tenants that are schemas live.",
        isRequired: false),
      ConnectionField(
        "backups", "Folder of backups", .path, help: "Where dumps are kept; without it none are made.",
        isRequired: false),
      .authority,
    ]
  ) { values, parts throws(IntegrationError) in
    await (try TenantDatabaseClient(values, parts)).testConnection()
  }

  /// The client that somebody connected.
  package init(_ values: ConnectionValues, _ parts: ConnectionParts) throws(IntegrationError) {
    guard let port = UInt16(try values.text("port")), port > 0 else {
      throw PostgresErrors.invalid("“port” is a number from 1 to 65535.")
    }
    let target = PostgresTarget(
      host: try values.text("host"), port: Int(port), user: try values.text("user"),
      database: try values.text("database"), tls: try Self.tls(values), authorities: values["ca"])
    self.init(
      server: DatabaseServer(
        target: target,
        password: try values["password"].map { text throws(IntegrationError) in
          try SecretReference(text)
        },
        rolePassword: values["role_password"], readerPassword: values["reader_password"],
        sharedDatabase: try Self.shared(values)), secrets: parts.secrets)
  }

  private static func tls(_ values: ConnectionValues) throws(IntegrationError) -> PostgresTLS? {
    guard let text = values["tls"] else { return nil }
    guard let tls = PostgresTLS(rawValue: text) else {
      let known = PostgresTLS.allCases.map(\.rawValue).joined(separator: ", ")
      throw PostgresErrors.invalid("“tls” is one of \(known).")
    }
    return tls
  }

  private static func shared(_ values: ConnectionValues) throws(IntegrationError) -> DatabaseName? {
    guard let text = values["shared_database"] else { return nil }
    do {
      return try DatabaseName(text)
    } catch {
      throw PostgresErrors.invalid("“shared_database” is no database's name: \(error.message)")
    }
  }
}
