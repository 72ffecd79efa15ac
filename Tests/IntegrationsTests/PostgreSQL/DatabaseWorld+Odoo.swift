import Foundation
import PostgresConnection
import TenantModel

@testable import Integrations

extension DatabaseWorld {
  /// A tenant's database with a little of what Odoo has in it.
  func filled() async throws -> DatabaseRequest {
    let request = request(try Self.name())
    _ = try await client.prepare(request)
    let owner = try await connect(as: request.name, to: request.name)
    for statement: SQLStatement in [
      "CREATE TABLE public.res_partner (id int, name text)",
      "INSERT INTO public.res_partner SELECT n, repeat('x', 100) FROM generate_series(1, 500) AS n",
      "CREATE TABLE public.ir_config_parameter (key text UNIQUE, value text)",
      """
      CREATE TABLE public.ir_mail_server (id serial, name text, smtp_port int, smtp_host text, smtp_encryption text,
        active bool, smtp_authentication text)
      """,
      """
      INSERT INTO public.ir_mail_server (name, smtp_port, smtp_host, smtp_encryption, active, smtp_authentication)
      VALUES ('real', 25, 'mail.example.net', 'none', true, 'login')
      """,
      "CREATE TABLE public.ir_cron (id int, active bool)",
      "INSERT INTO public.ir_cron VALUES (1, true), (2, true)",
      "CREATE TABLE public.ir_model_data (model text, name text, res_id int)",
      "INSERT INTO public.ir_model_data VALUES ('ir.cron', 'autovacuum_job', 2)",
    ] { try await owner.run(statement) }
    await owner.close()
    return request
  }

  /// Waits until a dump of the database stands before a lock.
  func waitForDump(of name: DatabaseName) async throws {
    for _ in 0..<400 {
      let rows = try await ask(
        """
        SELECT 1 AS one FROM pg_stat_activity WHERE datname = \(name.rawValue) AND wait_event_type = 'Lock'
        """)
      if !rows.isEmpty { return }
      try await Task.sleep(for: .milliseconds(25))
    }
    throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: "pg_dump did not come to wait"])
  }
}
