import Integrations

/// The language model that the AI console asks, and what it may cost.
package struct ModelSystem: Sendable {
  package static let tokensPerRunStandard = 50_000
  package static let tokensPerDayStandard = 500_000

  package let client: any ModelClient
  /// As it is connected, for people.
  package let name: String
  /// Tokens that one run may spend, questions and answers together.
  package let tokensPerRun: Int
  /// Tokens that all runs of a day (UTC) may spend.
  package let tokensPerDay: Int
  package let redaction: ModelRedaction

  package init(
    _ client: any ModelClient, name: String, tokensPerRun: Int = ModelSystem.tokensPerRunStandard,
    tokensPerDay: Int = ModelSystem.tokensPerDayStandard,
    redaction: ModelRedaction = ModelRedaction(hidesEmailAddresses: true)
  ) {
    self.client = client
    self.name = name
    self.tokensPerRun = tokensPerRun
    self.tokensPerDay = tokensPerDay
    self.redaction = redaction
  }
}
