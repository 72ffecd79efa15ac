import Foundation
import HTTPTransport
import TenantModel
import TenantryAPI

extension AgentTool {
  private static let tenant = (name: "tenant", description: "The tenant's slug.")
  private static let listMax = 40
  private static let logLinesMax = 60

  static func tool(_ name: Name) -> AgentTool {
    switch name {
    case .suggestions:
      AgentTool(
        name: name,
        description:
          "The suggestions of the built-in advisor: what an operator should look at first, the worst first."
      ) { desk, _ in
        .list(try await desk.ask(ListRecommendations(limit: listMax)).items.map(JSONValue.init(_:)))
      }
    case .listTenants:
      AgentTool(
        name: name,
        description: "Tenants with their status, health, image and plan, those with trouble first.",
        mayHave: [("filter", "Such as status:error, env:staging, image:18.0; fields and words.")]
      ) { desk, input in
        let filter = input["filter"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
        let answer = try await desk.ask(ListTenants(filter: filter, sort: .attention, limit: listMax))
        return .list(answer.items.map(JSONValue.init(_:)), total: answer.total)
      }
    case .getTenant:
      AgentTool(
        name: name,
        description: "One tenant: status, health and why, image, plan, bundle, newest operations.",
        wants: [tenant]
      ) { desk, input in JSONValue(try await desk.ask(GetTenant(tenant: input.text("tenant")))) }
    case .listOperations:
      AgentTool(
        name: name, description: "The newest operations, of all tenants or of one, with how they ended.",
        mayHave: [tenant]
      ) { desk, input in
        let tenant = input["tenant"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
        let items = try await desk.ask(ListOperations(tenant: tenant, limit: listMax)).items
        return .list(items.map(JSONValue.init(_:)))
      }
    case .getOperation:
      AgentTool(
        name: name, description: "One operation with its steps, and why it stopped or failed.",
        wants: [("operation", "The operation's id.")]
      ) { desk, input in JSONValue(try await desk.ask(GetOperation(operation: input.text("operation")))) }
    case .operationLog:
      AgentTool(
        name: name, description: "The end of an operation's log.",
        wants: [("operation", "The operation's id.")]
      ) { desk, input in
        let detail = try await desk.ask(GetOperation(operation: input.text("operation")))
        return .lines(detail.log.suffix(logLinesMax))
      }
    case .tenantLog:
      AgentTool(
        name: name, description: "The last warnings and errors in the log of a tenant's Odoo.",
        wants: [tenant]
      ) { desk, input in
        let question = GetTenantLogs(tenant: input.text("tenant"), minimumSeverity: .warning)
        return .lines(try await desk.ask(question).lines.suffix(logLinesMax))
      }
    case .healthHistory, .drift, .backups, .images, .module, .searchRunbooks, .readRunbook: more(name)
    case .propose: proposal
    }
  }

  private static func more(_ name: Name) -> AgentTool {
    switch name {
    case .healthHistory:
      AgentTool(name: name, description: "How a tenant's health changed, the newest first.", wants: [tenant])
      {
        desk, input in
        let items = try await desk.ask(GetHealthHistory(tenant: input.text("tenant"), limit: listMax)).items
        return .list(
          items.map {
            [
              "time": .time($0.changedAt), "health": .string($0.level.rawValue),
              "summary": .string($0.summary),
            ]
          })
      }
    case .drift:
      AgentTool(
        name: name, description: "What differs (drift) from what is wanted, on all tenants: wanted and found."
      ) { desk, _ in
        let items = try await desk.ask(ListDrift(limit: listMax)).items
        return .list(
          items.map {
            [
              "slug": .string($0.tenantSlug.rawValue), "kind": .string($0.finding.kind.rawValue),
              "subject": .string($0.finding.subject), "expected": .string($0.finding.expected),
              "found": .string($0.finding.found), "since": .time($0.finding.since),
              "summary": .string("\($0.finding.subject): \($0.finding.found)"),
            ]
          })
      }
    case .backups:
      AgentTool(name: name, description: "A tenant's backups, the newest first.", wants: [tenant]) {
        desk, input in
        let answer = try await desk.ask(ListBackups(tenant: input.text("tenant")))
        let made = answer.items.map { ($0.madeAt, "operation", $0.note) }
        let nightly = answer.nightly.map { ($0.finishedAt, "nightly", "") }
        return .list(
          (made + nightly).sorted { $0.0 > $1.0 }.prefix(20).map {
            ["name": .time($0.0), "by": .string($0.1), "summary": .string($0.2)]
          })
      }
    case .images:
      AgentTool(
        name: name,
        description: "The images with their status (tested, candidate, blocked), in the platform's order."
      ) { desk, _ in
        let images = try await desk.ask(ListInfraTemplates()).images
        return .list(
          images.map {
            ["name": .string($0.image.rawValue), "status": .string($0.status.rawValue)]
          })
      }
    case .module:
      AgentTool(
        name: name, description: "A module of the catalog: source, version, what it depends on.",
        wants: [("name", "The module's technical name.")]
      ) { desk, input in try .encoded(await desk.ask(GetModule(name: input.text("name")))) }
    case .readRunbook:
      AgentTool(
        name: name, description: "The text of a runbook.", wants: [("runbook", "The runbook's name.")]
      ) { desk, input in .string(try await desk.ask(GetRunbook(runbook: input.text("runbook"))).text) }
    default:
      AgentTool(
        name: name, description: "Runbooks that fit the words, with the line that fits best.",
        wants: [("query", "Words of the fault.")]
      ) { desk, input in
        let items = try await desk.ask(SearchRunbooks(q: input.text("query"))).items
        return .list(
          items.prefix(10).map {
            ["name": .string($0.name), "title": .string($0.title), "summary": .string($0.line ?? "")]
          })
      }
    }
  }

  /// Writes a proposal down, and does nothing else.
  private static let proposal = AgentTool(
    name: .propose,
    description: """
      Writes down that an operator should do an operation on a tenant. It does nothing: a person decides. Types: \
      \(AgentProposal.kinds.map(\.rawValue).joined(separator: ", ")).
      """,
    wants: [
      tenant, ("type", "The operation's type."), ("why", "Why, one sentence with what was found."),
    ],
    mayHave: [("image", "For upgrade_image: the image."), ("bundle", "For module_apply: the bundle's code.")]
  ) { desk, input in
    let proposal = try await desk.propose(
      tenant: input.text("tenant"), type: input.text("type"), why: input.text("why"),
      image: input["image"]?.stringValue, bundle: input["bundle"]?.stringValue)
    return ["proposal": .string(proposal.id.rawValue), "note": "Written down; a person decides."]
  }
}
