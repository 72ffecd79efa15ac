/// A change that may wait for a server to be reached: doing it some minutes later is what whoever submitted it wants. It
/// counts once by the idempotency key that it carries, or that the outbox gives it.
package protocol PostponableEndpoint: Endpoint {
  /// What is to be done, for people, without a full stop: `Pause acme`.
  var sentence: String { get }
}

extension SubmitOperation: PostponableEndpoint {
  package var sentence: String { "\(type.verb) \(tenant)" }
}

extension CreateTenant: PostponableEndpoint {
  package var sentence: String { "Create \(request.slug)" }
}

extension PauseForBilling: PostponableEndpoint {
  package var sentence: String { "Pause \(tenant) for billing" }
}

extension RunBilling: PostponableEndpoint {
  package var sentence: String { period.map { "Run the billing of \($0.rawValue)" } ?? "Run the billing" }
}

extension SaveBundle: PostponableEndpoint {
  package var sentence: String { "Save the bundle \(bundle.code)" }
}

extension RemoveBundle: PostponableEndpoint {
  package var sentence: String { "Remove the bundle \(code)" }
}

extension RunWorkflow: PostponableEndpoint {
  package var sentence: String { "Run the workflow \(workflow)" }
}

extension CancelOperation: PostponableEndpoint {
  package var sentence: String { "Cancel the operation \(operation)" }
}

extension RetryOperation: PostponableEndpoint {
  package var sentence: String { "Retry the operation \(operation)" }
}

extension OpenSupportRequest: PostponableEndpoint {
  package var sentence: String { "Ask the operators about \(tenant)" }
}

extension AnswerSupportRequest: PostponableEndpoint {
  package var sentence: String { "\(closes ? "Close" : "Answer") the request \(request)" }
}
