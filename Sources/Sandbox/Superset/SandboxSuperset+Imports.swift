import Foundation
import HTTPTransport

extension SandboxSuperset {
  private struct Refusal: Error {
    let file: String
    let why: String
  }

  private static let dashboardFields: Set = [
    "dashboard_title", "description", "css", "slug", "uuid", "position", "metadata", "version",
    "is_managed_externally", "external_url", "certified_by", "certification_details", "published", "tags",
  ]

  func importDashboards(_ request: HTTPRequest) throws -> HTTPResponse {
    guard let form = SandboxForm(request), let file = form.parts["formData"] else {
      return Self.failure(
        400, "Request MIME type is not 'multipart/form-data'", type: "INVALID_PAYLOAD_FORMAT_ERROR")
    }
    guard let entries = SandboxArchive.entries(of: file) else {
      return Self.failure(500, "Expecting value: line 1 column 1 (char 0)", type: "GENERIC_BACKEND_ERROR")
    }
    do {
      let files = try Self.files(entries)
      let passwords = form.text("passwords").flatMap { try? JSONValue(data: Data($0.utf8)) } ?? [:]
      try checkDatabases(files, passwords)
      guard files.allSatisfy({ !$0.path.hasPrefix("databases/") || $0.json["extra"] != nil }) else {
        // Superset's own importer stumbles over a database without it.
        return Self.failure(500, "Import dashboard failed for an unknown reason")
      }
      try checkReferences(files)
      try store(files, isOverwriting: form.text("overwrite") == "true")
    } catch let refusal as Refusal {
      return Self.failure(422, "Error importing dashboard: \(refusal.file): \(refusal.why)")
    }
    return HTTPResponse(status: 200, json: ["message": "OK"])
  }

  /// By path without the export's folder, in order.
  private static func files(_ entries: [(path: String, content: Data)]) throws -> [(
    path: String, json: JSONValue
  )] {
    var files: [(path: String, json: JSONValue)] = []
    for (path, content) in entries {
      let inner = path.split(separator: "/").dropFirst().joined(separator: "/")
      guard let json = try? JSONValue(data: content) else {
        throw Refusal(file: inner, why: "Not a valid YAML file")
      }
      files.append((inner, json))
    }
    let metadata = files.first { $0.path == "metadata.yaml" }?.json
    guard metadata?["version"] == "1.0.0", metadata?["type"] == "Dashboard" else {
      throw Refusal(file: "metadata.yaml", why: "Must be equal to Dashboard.")
    }
    for (path, json) in files where path != "metadata.yaml" {
      let needed =
        path.hasPrefix("dashboards/") ? ["dashboard_title", "uuid", "version"] : ["uuid", "version"]
      for field in needed where json[field] == nil {
        throw Refusal(file: path, why: "{'\(field)': ['Missing data for required field.']}")
      }
      if path.hasPrefix("dashboards/"),
        let unknown = json.objectValue?.keys.sorted().first(where: { !dashboardFields.contains($0) })
      {
        throw Refusal(file: path, why: "{'\(unknown)': ['Unknown field.']}")
      }
    }
    return files
  }

  private func checkDatabases(_ files: [(path: String, json: JSONValue)], _ passwords: JSONValue) throws {
    for (path, json) in files where path.hasPrefix("databases/") {
      guard store[Self.databases, json["uuid"]?.stringValue ?? ""] == nil else { continue }
      let isMasked = json["sqlalchemy_uri"]?.stringValue?.contains(":XXXXXXXXXX@") == true
      guard !isMasked || passwords[path]?.stringValue == databasePassword else {
        throw Refusal(file: path, why: "{'_schema': ['Must provide a password for the database']}")
      }
    }
  }

  private func checkReferences(_ files: [(path: String, json: JSONValue)]) throws {
    func uuids(_ folder: String, _ collection: String) -> Set<String> {
      Set(
        (files.filter { $0.path.hasPrefix(folder) }.map(\.json) + store.all(in: collection)).compactMap {
          $0["uuid"]?.stringValue
        })
    }
    let databases = uuids("databases/", Self.databases), datasets = uuids("datasets/", Self.datasets)
    for (path, json) in files {
      let known = path.hasPrefix("datasets/") ? databases : path.hasPrefix("charts/") ? datasets : nil
      let reference = json[path.hasPrefix("datasets/") ? "database_uuid" : "dataset_uuid"]?.stringValue ?? ""
      if let known, !known.contains(reference) {
        throw Refusal(file: path, why: "\(reference) is not in the export")
      }
    }
  }

  private func store(_ files: [(path: String, json: JSONValue)], isOverwriting: Bool) throws {
    for (path, json) in files.sorted(by: { $0.path < $1.path }) {
      let uuid = json["uuid"]?.stringValue ?? ""
      switch path.split(separator: "/").first {
      case "databases" where store[Self.databases, uuid] == nil:
        try save(
          [
            "database_name": json["database_name"] ?? "", "backend": "postgresql", "uuid": .string(uuid),
          ], Self.databases, uuid, "Database \(json["database_name"]?.stringValue ?? "")")
      case "datasets" where store[Self.datasets, uuid] == nil:
        let database = store[Self.databases, json["database_uuid"]?.stringValue ?? ""]
        try save(
          [
            "table_name": json["table_name"] ?? "", "schema": json["schema"] ?? .null, "uuid": .string(uuid),
            "database": [
              "id": database?["id"] ?? .null, "database_name": database?["database_name"] ?? .null,
            ],
          ], Self.datasets, uuid,
          "Dataset \(json["schema"]?.stringValue ?? "").\(json["table_name"]?.stringValue ?? "")")
      case "dashboards":
        guard isOverwriting || store[Self.dashboards, uuid] == nil else {
          throw Refusal(file: path, why: "Dashboard already exists and `overwrite=true` was not passed")
        }
        var dashboard = json
        let slug = json["slug"]?.stringValue
        dashboard["url"] = .string("/superset/dashboard/\(slug ?? uuid)/")
        try save(dashboard, Self.dashboards, uuid, "Dashboard \(slug ?? uuid)")
      default: break
      }
    }
  }

  /// Writes what has changed; what is as it was leaves no trace.
  private func save(_ value: JSONValue, _ collection: String, _ name: String, _ object: String) throws {
    let known = store[collection, name]
    var value = value
    value["id"] =
      known?["id"] ?? .int((store.all(in: collection).compactMap { $0["id"]?.intValue }.max() ?? 0) + 1)
    guard value != known else { return }
    let marker = value["certification_details"]?.stringValue
    try store.set(
      value, collection, name,
      effect: EffectDraft(
        system: "superset", verb: known == nil ? "create" : "update", object: object,
        operation: marker?.split(separator: ":").dropFirst(2).first.map(String.init)))
  }
}
