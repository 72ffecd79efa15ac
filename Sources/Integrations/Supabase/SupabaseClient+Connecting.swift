import Foundation
import TenantModel

extension SupabaseClient {
  package static let definition = SystemDefinition(
    "supabase", "Supabase", purpose: "Keeps a schema for each tenant's analytics and fills it.",
    fields: [
      ConnectionField(
        "url", "Management API", .url, help: "Usually https://api.supabase.com.",
        standard: "https://api.supabase.com"),
      ConnectionField("project", "Project", .word, help: "The project's reference, 20 letters."),
      ConnectionField(
        "project_url", "Address of the project", .url, help: "Such as https://REFERENCE.supabase.co.",
        isRequired: true),
      ConnectionField(
        "token", "Access token", .secret, help: "For the management API: env:NAME or file:/path."),
      ConnectionField(
        "service_key", "Secret key", .secret, help: "Of the project, for functions and tables.",
        isRequired: false),
      ConnectionField(
        "etl_function", "Edge function", .word, help: "The one that fills tenants' schemas.",
        standard: "tenant-etl"),
      .authority,
    ]
  ) { values, parts throws(IntegrationError) in
    try await SupabaseClient(values, parts).testConnection(etlFunction: try values.text("etl_function"))
  }

  /// The client that somebody connected.
  package init(_ values: ConnectionValues, _ parts: ConnectionParts) throws(IntegrationError) {
    let management = try values.url("url")
    let reference = try values.text("project")
    let project: SupabaseReference
    do throws(InvalidName) {
      project = try SupabaseReference(reference)
    } catch {
      throw IntegrationError("supabase", IntegrationError.codeInvalid, error.message, retry: .permanent)
    }
    let projectURL = try values.url("project_url")
    self.init(
      transport: try parts.transport([management, projectURL], values), management: management,
      reference: project, projectURL: projectURL, token: try values.secret("token"),
      serviceKey: values["service_key"] == nil ? nil : try values.secret("service_key"),
      secrets: parts.secrets,
      now: parts.now)
  }
}
