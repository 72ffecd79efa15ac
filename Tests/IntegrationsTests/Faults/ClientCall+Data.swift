import Integrations

extension ClientCall {
  /// Of Odoo, Supabase, Superset and language models: each way of asking once, for many a question goes by POST here.
  static let data: [ClientCall] = [
    ClientCall("odoo: version", .post, lostMeans: .transient) { systems throws(IntegrationError) in
      _ = try await systems.odooRPC.version()
    },
    ClientCall("supabase: schemas", .post, lostMeans: .transient) { systems throws(IntegrationError) in
      _ = try await systems.supabase.schemas()
    },
    ClientCall("supabase: start ETL", .post) { systems throws(IntegrationError) in
      _ = try await systems.supabase.startETL("etl", schema: systems.schema, operation: systems.operation)
    },
    ClientCall("superset: dashboards", .get, sparing: "/login") { systems throws(IntegrationError) in
      _ = try await systems.superset.dashboards()
    },
    ClientCall("openai: reply", .post, lostMeans: .transient) { systems throws(IntegrationError) in
      _ = try await systems.openAI.reply(to: question)
    },
  ]

  private static let question = ModelRequest(
    system: "", messages: [.user("?")], tools: [], tokensMax: 9,
    redaction: ModelRedaction(hidesEmailAddresses: true))

  /// The right answer to each of these calls; nil for others.
  static func dataAnswer(_ method: String, _ target: String) -> String? {
    switch (method, target) {
    case ("POST", "/jsonrpc"): #"{"jsonrpc":"2.0","id":1,"result":{"server_version":"18.0"}}"#
    case ("POST", let path) where path.hasSuffix("/read-only"): "[]"
    case ("POST", "/functions/v1/etl"): #"{"status":"running"}"#
    case ("POST", "/api/v1/security/login"): #"{"access_token":"t","refresh_token":"r"}"#
    case ("GET", let path) where path.hasPrefix("/api/v1/dashboard/"): #"{"count":0,"result":[]}"#
    case ("POST", "/chat/completions"): #"{"choices":[]}"#
    default: nil
    }
  }
}
