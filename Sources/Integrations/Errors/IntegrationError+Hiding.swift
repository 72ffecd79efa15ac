extension IntegrationError {
  /// The same error without a secret that the system may have repeated in its own words.
  func hiding(_ secret: SecretValue) -> IntegrationError { hiding(SecretForms([secret.reveal()]).hidden) }

  /// The same error without the secrets of the request that it came of.
  func hiding(_ secrets: RequestSecrets) -> IntegrationError { hiding(secrets.hidden) }

  private func hiding(_ hidden: (String) -> String) -> IntegrationError {
    IntegrationError(
      system, code, hidden(message), detail: hidden(detail), retry: retry, retryAfter: retryAfter)
  }
}
