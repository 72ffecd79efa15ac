extension IntegrationError {
  /// The same error without a secret that the system may have repeated in its own words.
  func hiding(_ secret: SecretValue) -> IntegrationError {
    let hidden = secret.reveal()
    guard !hidden.isEmpty else { return self }
    return IntegrationError(
      system, code, message.replacing(hidden, with: "•••"), detail: detail.replacing(hidden, with: "•••"),
      retry: retry, retryAfter: retryAfter)
  }
}
