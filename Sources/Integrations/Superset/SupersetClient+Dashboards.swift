import Foundation
import HTTPTransport
import TenantModel

extension SupersetClient {
  /// What became of a wish for a dashboard.
  package enum DashboardOutcome: Equatable, Sendable {
    case created(SupersetDashboard)
    /// It was there already, and is the tenant's.
    case adopted(SupersetDashboard)
  }

  private static let folder = "tenantry"

  /// All dashboards that we may see, by title.
  package func dashboards() async throws(IntegrationError) -> [SupersetDashboard] {
    try await found([]).sorted { ($0.title, $0.id) < ($1.title, $1.id) }
  }

  /// The dashboard of that slug, or nil.
  package func dashboard(slug: Slug) async throws(IntegrationError) -> SupersetDashboard? {
    try await found([Self.equals("slug", slug.rawValue)]).first
  }

  /// The dashboards of that title, oldest first: titles are not unique.
  package func dashboards(titled title: String) async throws(IntegrationError) -> [SupersetDashboard] {
    try await found([Self.equals("dashboard_title", title)]).sorted { $0.id < $1.id }
  }

  /// Makes a tenant's dashboard from a template. One that is there already and has the tenant's mark is taken
  /// as it is: people may have changed it.
  ///
  /// - Parameter password: of the database, needed while Superset does not know it yet.
  /// - Throws: `conflict` when a dashboard of that slug belongs to somebody else.
  package func ensureDashboard(
    _ template: SupersetTemplate, for subject: SupersetTemplate.Subject, database: SupersetTemplate.Database,
    password: SecretReference?
  ) async throws(IntegrationError) -> DashboardOutcome {
    if let known = try await dashboard(slug: subject.slug) {
      guard known.belongs(to: subject.tenant) else {
        throw IntegrationError(
          "superset", IntegrationError.codeConflict,
          "The dashboard “\(subject.slug)” exists and is not this tenant's.",
          detail: known.marker ?? "no marker",
          retry: .conflict)
      }
      return .adopted(known)
    }
    // A database that Superset has keeps its id and its password: another of the same name would be refused.
    let present = try await databases().first { $0.name == database.name }
    try await upload(
      template.filled(for: subject, database: database, databaseId: present?.uuid),
      password: present == nil ? password : nil)
    guard let made = try await dashboard(slug: subject.slug) else {
      throw IntegrationError(
        "superset", IntegrationError.codeNotFound,
        "Superset took the dashboard “\(subject.slug)” and does not show it.", retry: .transient)
    }
    return .created(made)
  }

  /// Sends an export's files. Whatever has the same uuid is replaced, so sending them again changes nothing.
  private func upload(_ files: [String: JSONValue], password: SecretReference?) async throws(IntegrationError)
  {
    var secret: SecretValue?
    var fields = ["overwrite": "true"]
    if let password {
      let value = try await secrets.resolve(password)
      let databases = files.keys.filter { $0.hasPrefix("databases/") }
      let passwords = Dictionary(databases.map { ($0, JSONValue.string(value.reveal())) }) { first, _ in first
      }
      fields["passwords"] = String(decoding: JSONValue.object(passwords).data, as: UTF8.self)
      secret = value
    }
    // JSON is YAML too, and needs no writer of its own.
    let entries = Dictionary(files.map { ("\(Self.folder)/\($0.key)", $0.value.data) }) { first, _ in first }
    let form = MultipartForm(
      fields: fields,
      file: ("formData", "dashboard.zip", "application/zip", StoredArchive.data(entries)))
    let path = "/api/v1/dashboard/import/"
    do throws(IntegrationError) {
      let request = HTTPRequest(.post, base.adding(path: path), body: form.data)
      guard let response = try await send(request, type: form.contentType) else { throw missing(path) }
      _ = try exchange.object(response, with: "message", to: .post)
    } catch {
      throw secret.map { error.hiding($0) } ?? error
    }
  }

  private func found(_ filters: [JSONValue]) async throws(IntegrationError) -> [SupersetDashboard] {
    try await list("/api/v1/dashboard/", columns: SupersetDashboard.columns, filters: filters).map(
      SupersetDashboard.init)
  }
}
