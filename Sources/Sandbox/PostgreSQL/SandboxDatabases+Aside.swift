import Foundation
import HTTPTransport
import Integrations
import TenantModel

/// What keeps a database while another takes its place.
extension SandboxDatabases {
  package func restore(
    _ dump: DatabaseDump, for request: DatabaseRequest
  ) async throws(IntegrationError) -> DatabaseName {
    let name = try TenantDatabaseClient.restoreName(request)
    _ = try await ask(
      .put, "restores", name.rawValue,
      body: [
        "dump": .string(Self.name(of: dump.path)), "comment": .string(request.marker.text),
        "live": .string(request.name.rawValue),
      ])
    return name
  }

  @discardableResult
  package func switchToRestored(
    _ request: DatabaseRequest, at now: Date
  ) async throws(IntegrationError) -> DatabaseName? {
    let answer = try await ask(
      .put, "exchanges", request.name.rawValue,
      body: [
        "restored": .string(try TenantDatabaseClient.restoreName(request).rawValue),
        "aside": .string(
          try QuarantineName.make(for: request.name, operation: request.operation, at: now).rawValue),
        "comment": .string(request.marker.text), "former": .string(Self.former(request, now).text),
      ])
    return answer?["aside"]?.stringValue.flatMap { try? DatabaseName($0) }  // Only names of ours come back.
  }

  @discardableResult
  package func clone(
    _ dump: DatabaseDump, into staging: DatabaseRequest, at now: Date
  ) async throws(IntegrationError) -> DatabaseName? {
    let copy = try TenantDatabaseClient.restoreName(staging)
    let live = try await find(staging.name, isolation: .database)
    if try await find(copy, isolation: .database) == nil, live?.marker?.operation == staging.operation,
      try await isNeutralised(staging.name)
    {
      return try await switchToRestored(staging, at: now)
    }
    _ = try await restore(dump, for: staging)
    _ = try await ask(.put, "neutralisations", copy.rawValue, body: ["live": .string(staging.name.rawValue)])
    return try await switchToRestored(staging, at: now)
  }

  package func isNeutralised(_ name: DatabaseName) async throws(IntegrationError) -> Bool {
    try await ask(.get, "databases", name.rawValue)?["neutralised"] == true
  }

  @discardableResult
  package func quarantine(
    _ request: DatabaseRequest, at now: Date
  ) async throws(IntegrationError) -> DatabaseName {
    if let before = try await aside(of: request.tenant).first(where: {
      $0.marker?.operation == request.operation && $0.marker?.quarantine?.from == request.name
    }), let name = try? DatabaseName(before.name) {
      return name
    }
    let name = try QuarantineName.make(for: request.name, operation: request.operation, at: now)
    _ = try await ask(
      .put, "quarantines", request.name.rawValue,
      body: ["aside": .string(name.rawValue), "comment": .string(Self.former(request, now).text)])
    return name
  }

  package func aside(of tenant: TenantID) async throws(IntegrationError) -> [TenantDatabase] {
    let found = try await ask(.get, "aside", tenant.rawValue)
    return (found?["items"]?.arrayValue ?? []).map { Self.database($0, isolation: .database) }
  }

  package func drop(_ confirmed: DropConfirmation) async throws(IntegrationError) {
    _ = try await ask(.delete, "databases", confirmed.name.rawValue)
  }

  private static func former(_ request: DatabaseRequest, _ now: Date) -> DatabaseMarker {
    var marker = request.marker
    marker.quarantine = DatabaseMarker.Quarantine(from: request.name, since: now)
    return marker
  }
}
