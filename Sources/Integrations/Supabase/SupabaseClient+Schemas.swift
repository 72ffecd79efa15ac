import HTTPTransport
import TenantModel

extension SupabaseClient {
  /// What became of a wish for a schema.
  package enum SchemaOutcome: Equatable, Sendable {
    case created
    /// It was there already, and is the tenant's.
    case adopted
  }

  private static let columns = """
    select n.nspname as name, obj_description(n.oid, 'pg_namespace') as marker,
      (select count(*) from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p')) as tables
    from pg_namespace n
    """

  /// The schema of that name, or nil.
  package func schema(_ name: DatabaseName) async throws(IntegrationError) -> SupabaseSchema? {
    try await rows("\(Self.columns) where n.nspname = $1", [.string(name.rawValue)]).first.map(
      SupabaseSchema.init)
  }

  /// The schemas of all tenants, by name.
  package func schemas() async throws(IntegrationError) -> [SupabaseSchema] {
    try await rows(
      "\(Self.columns) where obj_description(n.oid, 'pg_namespace') like $1 order by 1", ["tenantry:%"]
    ).map(SupabaseSchema.init)
  }

  /// Makes a tenant's schema, marked as that tenant's, with the table in which its ETL function keeps account
  /// of runs. One that is there already and has the tenant's mark is taken as it is.
  ///
  /// - Throws: `conflict` when a schema of that name belongs to somebody else.
  package func ensureSchema(_ name: DatabaseName, of tenant: TenantID, operation: OperationID)
    async throws(IntegrationError) -> SchemaOutcome
  {
    if let found = try await schema(name) { return try Self.adopted(found, by: tenant) }
    do {
      try await run(Self.creation(of: name, tenant: tenant, operation: operation))
      return .created
    } catch {
      // Somebody was faster, or an earlier try of ours arrived after all.
      guard error.code == IntegrationError.codeConflict, let found = try await schema(name) else {
        throw error
      }
      return try Self.adopted(found, by: tenant)
    }
  }

  /// Lets the schema be read over HTTP; one that can be already stays as it is.
  ///
  /// The setting is one list for the whole project, so whoever else changes it at the same moment may be
  /// overwritten.
  package func expose(_ name: DatabaseName) async throws(IntegrationError) {
    let schemas = try await exposedSchemas()
    guard !schemas.contains(name.rawValue) else { return }
    _ = try await object(
      .patch, "/postgrest", body: ["db_schema": .string((schemas + [name.rawValue]).joined(separator: ","))],
      with: "db_schema")
  }

  private static func adopted(_ found: SupabaseSchema, by tenant: TenantID) throws(IntegrationError)
    -> SchemaOutcome
  {
    guard found.belongs(to: tenant) else {
      throw IntegrationError(
        "supabase", IntegrationError.codeConflict,
        "The schema “\(found.name)” exists and is not this tenant's.", detail: found.marker ?? "no marker",
        retry: .conflict)
    }
    return .adopted
  }

  /// All parts are validated names, so nothing has to be quoted; `comment on` takes no parameters.
  private static func creation(of name: DatabaseName, tenant: TenantID, operation: OperationID) -> String {
    """
    create schema \(name);
    comment on schema \(name) is '\(SupabaseSchema.owner(tenant)):\(operation)';
    create table \(name).etl_runs (operation text primary key, status text not null, rows_written bigint,
      started_at timestamptz not null, finished_at timestamptz, message text);
    grant usage on schema \(name) to service_role;
    grant all on all tables in schema \(name) to service_role;
    alter default privileges in schema \(name) grant all on tables to service_role;
    """
  }
}
