import TenantModel

/// Asks the platform's operators for something. They are told in Mattermost, where it is connected.
package struct OpenSupportRequest: Endpoint {
  package static let name = "support.open"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants/{tenant}/support"
  package static let permission = Permission.supportCreate
  package static let blank: OpenSupportRequest? = OpenSupportRequest(tenant: "", subject: "", text: "")
  package static let required: Set = ["subject", "text"]

  package var tenant: String
  package var subject: String
  package var text: String
  package var severity: SupportRequest.Severity

  package init(tenant: String, subject: String, text: String, severity: SupportRequest.Severity = .normal) {
    self.tenant = tenant
    self.subject = subject
    self.text = text
    self.severity = severity
  }

  package typealias Output = SupportRequest
}
