import Foundation
import HTTPTransport
import TenantModel

/// What stands in the comment of a database, schema or role as proof of whose it is.
///
/// One JSON object on one line; `{"tenantry":1,…}`. A comment that is anything else is somebody else's.
package struct DatabaseMarker: Equatable, Sendable {
  /// Where a database was before it was put aside.
  package struct Quarantine: Equatable, Sendable {
    package var from: DatabaseName
    package var since: Date

    package init(from: DatabaseName, since: Date) {
      self.from = from
      self.since = since
    }
  }

  package var tenant: TenantID
  /// The operation that last changed the object.
  package var operation: OperationID
  /// The fence of the worker that did.
  package var fence: Int64
  /// Nil for what is in use.
  package var quarantine: Quarantine?

  package init(tenant: TenantID, operation: OperationID, fence: Int64, quarantine: Quarantine? = nil) {
    self.tenant = tenant
    self.operation = operation
    self.fence = fence
    self.quarantine = quarantine
  }

  /// Nil when the comment is none of ours.
  package init?(_ comment: String?) {
    guard let comment, let json = try? JSONValue(data: Data(comment.utf8)), json["tenantry"]?.intValue == 1,
      let tenant = Self.id(json["tenant"], of: Tenant.self),
      let operation = json["operation"]?.stringValue.flatMap({ try? OperationID($0) }),
      let fence = json["fence"]?.intValue
    else { return nil }
    self.init(tenant: tenant, operation: operation, fence: Int64(fence))
    if let quarantined = json["quarantine"] {
      guard let from = quarantined["from"]?.stringValue.flatMap({ try? DatabaseName($0) }),
        let since = quarantined["since"]?.intValue
      else { return nil }
      quarantine = Quarantine(from: from, since: Date(timeIntervalSince1970: Double(since)))
    }
  }

  package var text: String {
    var json: JSONValue = [
      "tenantry": 1, "tenant": .string(tenant.rawValue), "operation": .string(operation.rawValue),
      "fence": .int(Int(fence)),
    ]
    if let quarantine {
      json["quarantine"] = [
        "from": .string(quarantine.from.rawValue), "since": .int(Int(quarantine.since.timeIntervalSince1970)),
      ]
    }
    return String(decoding: json.data, as: UTF8.self)
  }

  private static func id<Subject>(_ value: JSONValue?, of subject: Subject.Type) -> Identifier<Subject>? {
    value?.stringValue.flatMap { try? Identifier($0) }
  }
}
