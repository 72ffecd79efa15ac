import HTTPTransport
import TenantModel

extension SupersetClient {
  /// The databases that Superset can query, by name.
  package func databases() async throws(IntegrationError) -> [SupersetDatabase] {
    try await list("/api/v1/database/", columns: SupersetDatabase.columns).map(SupersetDatabase.init).sorted {
      $0.name < $1.name
    }
  }

  /// The datasets of a tenant's schema, by table.
  package func datasets(in schema: DatabaseName) async throws(IntegrationError) -> [SupersetDataset] {
    try await list(
      "/api/v1/dataset/", columns: SupersetDataset.columns,
      filters: [Self.equals("schema", schema.rawValue)]
    ).map(SupersetDataset.init).sorted { $0.table < $1.table }
  }

  /// The schemas that a database shows Superset: proof that it is reached, and that a tenant's is there.
  package func schemas(ofDatabase id: Int) async throws(IntegrationError) -> [String] {
    let answer = try await object(.get, "/api/v1/database/\(id)/schemas/", with: "result")
    return answer["result"]?.arrayValue?.compactMap(\.stringValue) ?? []
  }

  /// Lets Superset try a connection that it does not have yet.
  ///
  /// - Parameter uri: the SQLAlchemy URI, password and all.
  /// - Throws: `invalid` with Superset's reason when it cannot connect.
  package func testDatabase(named name: String, uri: SecretReference) async throws(IntegrationError) {
    let secret = try await secrets.resolve(uri)
    do throws(IntegrationError) {
      _ = try await object(
        .post, "/api/v1/database/test_connection/",
        body: [
          "database_name": .string(name), "sqlalchemy_uri": .string(secret.reveal()),
          "configuration_method": "sqlalchemy_form",
        ], with: "message")
    } catch {
      throw error.ofQuestion.hiding(secret)
    }
  }
}
