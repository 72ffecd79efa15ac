import HTTPTransport
import TenantModel

/// On the wire an action is what it does and to what: `{"kind": "upgrade", "subject": "acme"}`.
extension RecommendedAction: Codable {
  private enum Kind: String, CaseIterable, Codable {
    case operation
    case upgrade
    case backup
    case tenant
    case signIn = "sign_in"
    case tenants
    case invoices
    case system
    case runbook
    case approvals
  }

  private enum Member: String, CodingKey {
    case kind
    case subject
  }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Member.self)
    func subject<Subject: Decodable>() throws -> Subject {
      try members.decode(Subject.self, forKey: .subject)
    }
    self =
      switch try members.decode(Kind.self, forKey: .kind) {
      case .operation: .operation(try subject())
      case .upgrade: .upgrade(try subject())
      case .backup: .backup(try subject())
      case .tenant: .tenant(try subject())
      case .signIn: .signIn(try subject())
      case .tenants: .tenants(filter: try subject())
      case .invoices: .invoices(filter: try subject())
      case .system: .system(try subject())
      case .runbook: .runbook(try subject())
      case .approvals: .approvals(try? ApprovalID(try subject() as String))
      }
  }

  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    func write(_ kind: Kind, _ subject: some Encodable) throws {
      try members.encode(kind, forKey: .kind)
      try members.encode(subject, forKey: .subject)
    }
    switch self {
    case .operation(let id): try write(.operation, id)
    case .upgrade(let slug): try write(.upgrade, slug)
    case .backup(let slug): try write(.backup, slug)
    case .tenant(let slug): try write(.tenant, slug)
    case .signIn(let slug): try write(.signIn, slug)
    case .tenants(let filter): try write(.tenants, filter)
    case .invoices(let filter): try write(.invoices, filter)
    case .system(let system): try write(.system, system)
    case .runbook(let name): try write(.runbook, name)
    case .approvals(let id): try write(.approvals, id?.rawValue ?? "")
    }
  }
}

extension RecommendedAction: SchemaDescribed {
  package static var schema: JSONValue {
    [
      "type": "object", "required": ["kind", "subject"],
      "properties": [
        "kind": ["type": "string", "enum": .array(Kind.allCases.map { .string($0.rawValue) })],
        "subject": ["type": "string"],
      ],
    ]
  }

  package static var sample: RecommendedAction { .runbook("") }
}
