import Foundation
import HTTPTransport
import Integrations
import TestSupport

@testable import Sandbox

/// The two dialects behind which the sandbox's model is.
enum Dialect: String, CaseIterable, Sendable {
  case anthropic
  case openAI

}

extension VendorWorld {
  func model(
    _ dialect: Dialect, key: String = VendorWorld.secret, name: String = SandboxHosts.model,
    transport: (any Transport)? = nil
  ) throws -> any ModelClient {
    let transport = transport ?? self.transport
    return switch dialect {
    case .anthropic:
      AnthropicModel(
        transport: transport, base: try url(SandboxHosts.anthropic), model: name, key: reference,
        secrets: resolver(key), now: now)
    case .openAI:
      OpenAIModel(
        transport: transport, base: try url(SandboxHosts.openAI, path: "/v1"), model: name, key: reference,
        secrets: resolver(key), now: now)
    }
  }

  /// Two tools as the console offers them, over two made-up tenants.
  static func tools(
    finding list: String = #"[{"slug":"acme","health":"down"},{"slug":"umber","health":"degraded"}]"#
  )
    throws -> [ReadOnlyTool]
  {
    [
      ReadOnlyTool(
        ModelTool(
          name: try ToolName("unhealthy_tenants"),
          description: "The tenants that are down or degraded now, with their health.")
      ) { _ in .found(list) },
      ReadOnlyTool(
        ModelTool(
          name: try ToolName("tenant_logs"), description: "The last lines of a tenant's log.",
          schema: [
            "type": "object", "properties": ["tenant": ["type": "string"]], "required": ["tenant"],
          ])
      ) { input in
        .found("INFO serving\nERROR \(input["tenant"]?.stringValue ?? "nobody"): relation does not exist")
      },
    ]
  }

  static let meterTokens = 100_000

  func meter(perRequest: Int = 20_000, perDay: Int = VendorWorld.meterTokens) -> TokenMeter {
    TokenMeter(TokenBudget(perRequestMax: perRequest, perDayMax: perDay), now: now)
  }

  func dialogue(
    _ dialect: Dialect, tools: [ReadOnlyTool], meter: TokenMeter? = nil, roundsMax: Int = 6,
    transport: (any Transport)? = nil
  ) throws -> ModelDialogue {
    ModelDialogue(
      client: try model(dialect, transport: transport), tools: tools, meter: meter ?? self.meter(),
      redaction: ModelRedaction(hidesEmailAddresses: true), system: "You help operators.",
      roundsMax: roundsMax)
  }
}
