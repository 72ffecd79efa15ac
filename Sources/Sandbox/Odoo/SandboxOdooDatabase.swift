import Foundation
import HTTPTransport

/// What the database of one tenant's Odoo holds, as far as the product asks for it.
///
/// Tenants that were there before have what they were seeded with; jobs that ran since add what they installed.
struct SandboxOdooDatabase {
  static let modules = "odoo/modules"
  static let neutralized = "odoo/neutralized"

  let store: SandboxStore
  let namespace: String
  let host: String

  /// As the platform names databases: `odoo_` and the slug with `_` for `-`.
  var name: String { namespace.replacing("-", with: "_") }

  var isNeutralized: Bool { store[Self.neutralized, namespace]?.boolValue == true }

  /// All records of a model; nil for a model that is not installed.
  func records(of model: String) -> [JSONValue]? {
    switch model {
    case "ir.module.module": moduleRecords
    case "res.users": userRecords
    case "ir.config_parameter": parameters
    case "ir.mail_server": [mailServer]
    case "fetchmail.server": installed.contains("mail") ? [] : nil
    case "ir.cron": crons
    default: nil
    }
  }

  /// Names of installed modules, sorted.
  private var installed: [String] {
    let seeded = store[Self.modules, namespace]?.arrayValue?.compactMap(\.stringValue) ?? ["base", "web"]
    let lists = store.all(in: "k8s/jobs/\(namespace)").flatMap { job -> [String] in
      let containers = job["object"]?[path: "spec", "template", "spec", "containers"]?.arrayValue ?? []
      let arguments = containers.flatMap { $0["args"]?.arrayValue ?? [] }.compactMap(\.stringValue)
      return arguments.filter { $0.hasPrefix("--init=") }.flatMap {
        $0.dropFirst(7).split(separator: ",").map(String.init)
      }
    }
    return Set(lists).union(seeded).sorted()
  }

  private var moduleRecords: [JSONValue] {
    let names = installed
    let absent = ["website", "mrp", "helpdesk_mgmt"].filter { !names.contains($0) }
    return (names.map { ($0, "installed") } + absent.map { ($0, "uninstalled") }).enumerated().map {
      number, module in
      [
        "id": .int(number + 1), "name": .string(module.0), "state": .string(module.1),
        "latest_version": module.1 == "installed"
          ? .string("18.0.1.\(StableHash.of(module.0) % 9).0") : false,
      ]
    }
  }

  private var userRecords: [JSONValue] {
    let hash = StableHash.of(namespace)
    let own = ["admin", SandboxOdooRPC.login].enumerated().map { number, login in
      user(number + 2, login: login, share: false, active: true)
    }
    let staff = (0..<Int(hash % 40)).map {
      user($0 + 10, login: "user\($0)", share: false, active: $0 % 11 != 10)
    }
    let portal = (0..<Int(hash >> 8 % 90)).prefix(120).map {
      user($0 + 200, login: "customer\($0)", share: true, active: true)
    }
    return own + staff + portal
  }

  private func user(_ id: Int, login: String, share: Bool, active: Bool) -> JSONValue {
    ["id": .int(id), "login": .string(login), "share": .bool(share), "active": .bool(active)]
  }

  private var parameters: [JSONValue] {
    var values = [("web.base.url", "https://\(host)"), ("database.uuid", StableHash.uuid(namespace))]
    if isNeutralized { values.append(("database.is_neutralized", "true")) }
    return values.enumerated().map { number, pair in
      ["id": .int(number + 1), "key": .string(pair.0), "value": .string(pair.1)]
    }
  }

  private var mailServer: JSONValue {
    [
      "id": 1, "name": isNeutralized ? "neutralization - disable emails" : "Outgoing", "active": true,
      "smtp_host": isNeutralized ? "invalid" : "smtp.sandbox",
    ]
  }

  private var crons: [JSONValue] {
    ["Base: Auto-vacuum internal data", "Mail: Email Queue Manager", "Procurement: run scheduler"]
      .enumerated()
      .map { number, name in
        [
          "id": .int(number + 1), "cron_name": .string(name), "active": .bool(number == 0 || !isNeutralized),
        ]
      }
  }
}
