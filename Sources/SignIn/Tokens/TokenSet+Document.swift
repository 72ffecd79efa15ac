import Foundation
import HTTPTransport

/// How tokens are kept: one JSON object, in the place that a `TokenStore` has for it.
extension TokenSet {
  /// nil for what is no such document.
  package init?(document: Data) {
    guard let fields = try? JSONValue(data: document),
      let server = fields["server"]?.stringValue, let issuer = fields["issuer"]?.stringValue,
      let clientID = fields["client_id"]?.stringValue, let access = fields["access_token"]?.stringValue,
      let token = fields["token_endpoint"]?.stringValue.flatMap({ URL(string: $0) }), Issuer.isSafe(token),
      let received = fields["received_at"].flatMap(Self.date)
    else { return nil }
    self.server = server
    self.issuer = issuer
    self.clientID = clientID
    tokenAddress = token
    revocationAddress = fields["revocation_endpoint"]?.stringValue.flatMap { URL(string: $0) }
      .flatMap { Issuer.isSafe($0) ? $0 : nil }
    self.access = access
    refresh = fields["refresh_token"]?.stringValue
    receivedAt = received
    endsAt = fields["ends_at"].flatMap(Self.date)
  }

  package var document: Data {
    var fields: JSONValue = [
      "server": .string(server), "issuer": .string(issuer), "client_id": .string(clientID),
      "token_endpoint": .string(tokenAddress.absoluteString), "access_token": .string(access),
      "received_at": .double(receivedAt.timeIntervalSince1970),
    ]
    fields["refresh_token"] = refresh.map { .string($0) }
    fields["revocation_endpoint"] = revocationAddress.map { .string($0.absoluteString) }
    fields["ends_at"] = endsAt.map { .double($0.timeIntervalSince1970) }
    return fields.data
  }

  private static func date(_ value: JSONValue) -> Date? {
    switch value {
    case .int(let seconds): Date(timeIntervalSince1970: Double(seconds))
    case .double(let seconds): Date(timeIntervalSince1970: seconds)
    default: nil
    }
  }
}
