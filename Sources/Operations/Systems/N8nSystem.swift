import Integrations

/// Where the automation of a new tenant begins.
package struct N8nSystem: Sendable {
  package var client: N8nClient
  /// The path of the onboarding workflow's webhook, below `/webhook/`.
  package var onboarding: String
  /// How long an execution may take until n8n lists it.
  package var settleTime: Duration

  package init(
    _ client: N8nClient, onboarding: String = "tenantry/provision", settleTime: Duration = .seconds(20)
  ) {
    self.client = client
    self.onboarding = onboarding
    self.settleTime = settleTime
  }
}
