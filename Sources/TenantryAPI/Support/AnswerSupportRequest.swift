import TenantModel

/// Says something to a support request, or closes it, or both.
package struct AnswerSupportRequest: Endpoint {
  package static let name = "support.answer"
  package static let method = EndpointMethod.post
  package static let path = "/api/support/requests/{request}/answers"
  package static let permission = Permission.supportAnswer
  package static let blank: AnswerSupportRequest? = AnswerSupportRequest(request: "")

  package var request: String
  /// Nil says nothing.
  package var text: String?
  package var closes: Bool

  package init(request: String, text: String? = nil, closes: Bool = false) {
    self.request = request
    self.text = text
    self.closes = closes
  }

  package typealias Output = SupportRequest
}
